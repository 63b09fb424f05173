/** After the meeting: what became of my words, the tasks and how far they are, the papers. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {here, store} from './room.js';
import {may} from './may.js';
import {myTrails, tidings} from './mine.js';
import {minutesNow} from './minutesNow.js';
import {papers} from './papersPage.js';
import {taskSlip} from './task.js';
import {isMe} from './things.js';
import {doorway} from './verb.js';

export function after() {
  const tasks = store.all('action/');
  return html`<h1 tabindex="-1">${t('您写的那条怎样了')}</h1>${myTrails()}${tidings()}
    ${tasks.length ? html`<h2 class="section">${t('谁在办什么')}</h2><div class="stack">${tasks.map(followed)}</div>` : nothing}
    ${minutesNow()}<h2 class="section">${t('会后的纸')}</h2>${papers()}`;
}

/** Whoever does it, or works for a unit, reports; residents look. */
export function doesIt(task) {
  return isMe(task.who) || here.me?.role !== 'resident';
}

function followed(one) {
  const last = one.reports?.at(-1);
  return html`<div class="stack-tight">${taskSlip(one)}${last?.note ? html`<p class="note">${t('最近一次说：{note}', {note: last.note})}</p>` : nothing}
    ${may('report') ? doorway(doesIt(one) ? t('说说办到哪一步了') : t('我去看过，说一声'), `report/${one.id}`, {small: true}) : nothing}</div>`;
}
