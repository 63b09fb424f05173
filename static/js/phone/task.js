/** One task: what, who, with whom, by when, who checks, how far it is. */
import {html, nothing} from '../../vendor/lit.js';
import {who} from '../parts/who.js';
import {plate} from '../parts/plate.js';
import {proxyBadge} from '../parts/badge.js';
import {seal} from '../parts/seal.js';
import {day, inRow, pick, t} from '../i18n.js';
import {myId} from './room.js';
import {send, waiting} from './acts.js';
import {listed} from './given.js';
import {may} from './may.js';
import {groups, isMe} from './things.js';
import {verb} from './verb.js';

export function taskSlip(one) {
  const helpers = (one.with || []).map(person => person?.name).filter(Boolean);
  return html`<article class="slip" ?data-own=${isMe(one.who)}><p><strong>${one.what}</strong></p>
    <p>${who(one.who, groups())}${helpers.length ? html` <span class="soft">${t('和 {names} 一起', {names: inRow(helpers)})}</span>` : nothing}</p>
    <p class="slip-foot">${one.due ? html`<span>${t('{day}前', {day: day(one.due)})}</span>` : nothing}${one.check_by ? html`<span>${t('{name}督办', {name: one.check_by.name})}</span>` : nothing}
      ${plate(pick(listed('action_states', one.late ? 'late' : one.state)), {quiet: true})}${proxyBadge(one)}</p>
    ${standBy(one)}</article>`;
}

/** Somebody named by another stands by it with one tap. */
function standBy(one) {
  if (one.confirmed?.includes(myId())) return isMe(one.who) ? html`<p>${seal(t('您认了'))}</p>` : nothing;
  if (!isMe(one.who) || isMe(one.by) || !may('confirm')) return nothing;
  return waiting('confirm', args => args.item === one.id).length
    ? html`<p class="note" role="status">${t('正在提交')}</p>`
    : verb(t('这件我来办'), () => send('confirm', {item: one.id}), {small: true});
}
