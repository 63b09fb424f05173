/** Motions still to be settled, the one that goes first on top, and those that wait for a second. */
import {html, nothing} from '../../../vendor/lit.js';
import {badge} from '../../parts/badge.js';
import {t} from '../../i18n.js';
import {send} from '../acts.js';
import {here, store} from '../room.js';
import {stage, subjectId} from '../things.js';
import {doorway, sure} from '../verb.js';

/** The pending questions, where one stands on another. */
export function stack() {
  const pending = store.all('item/').filter(one => one.stack !== null && one.stack !== undefined).sort((a, b) => a.stack - b.stack);
  if (pending.length < 2) return nothing;
  return html`<h2 class="section">${t('正在等着定的')}</h2>
    <ol class="ranks stack-tight">${pending.map((one, at) => html`<li class="slip" ?data-own=${one.id === subjectId()}><p><a href="#item/${one.id}">${one.text}</a></p>
    <p class="slip-foot">${at ? badge(t('等前一条定了再谈')) : badge(t('现在谈这一条'))}</p></li>`)}</ol>`;
}

/** Another motion about the one on the table, where the rule lets it be brought in. */
export function bringIn(topic) {
  const rule = (stage().write || []).find(one => one.kind === 'motion' && one.about);
  return rule && topic ? doorway(t('提一条程序动议'), `form/motion/${topic.id}`, {small: true}) : nothing;
}

/** Whoever doubts the count just given has it taken again, each by name. */
export function divisionButton() {
  if (!here.me?.division) return nothing;
  return sure(t('我要求重新数'), t('刚才那一次，每人记名再投一遍。一个人提就行。'),
    () => send('write', {kind: 'motion', text: t('要求记名重新表决'), fields: {motion_type: 'division'}}), 'division');
}
