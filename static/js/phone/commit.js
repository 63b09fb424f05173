/** Who does what by when: take something on, stand by what you were given, see what others took. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {here, store} from './room.js';
import {may} from './may.js';
import {taskSlip} from './task.js';
import {about, chosen, mayBeDone, stage} from './things.js';
import {doorway} from './verb.js';

export function commit() {
  const mine = (here.me?.tasks || []).map(id => store.get(`action/${id}`)).filter(Boolean);
  return html`<h1 tabindex="-1">${pick(stage().title)}</h1><p>${pick(stage().prompt) || t('一件事落到一个人，写清楚做什么、哪天前做完。')}</p>
    <div class="stack">${doorway(t('我来认领一件'), 'task/', {needs: may('action') ? 'action' : 'write/action', sign: 'edit', main: true})}</div>
    ${mine.length ? html`<h2 class="section">${t('交给您的')}</h2><div class="stack">${mine.map(taskSlip)}</div>` : nothing}
    ${chosen().map(need => html`<h2 class="section">${need.text}</h2><div class="stack">${about('action/', need.id).filter(one => !mine.includes(one)).map(taskSlip)}
      ${mayBeDone(need) ? taskDoor(need) : html`<p class="soft">${t('没有通过，不写任务。')}</p>`}</div>`)}`;
}

/** One for each matter; whoever may not is told so once, at the main button. */
function taskDoor(need) {
  return may('action') || may('write/action') ? doorway(t('给这一件写个任务'), `task/${need.id}`, {small: true}) : nothing;
}
