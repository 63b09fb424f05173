/** An answer or an offer as a slip: its kind on a plate, its words, who gave it and by when. */
import {html, nothing} from '../../vendor/lit.js';
import {day, t} from '../i18n.js';
import {page} from '../page.js';
import {plate} from '../parts/plate.js';
import {proxyBadge} from '../parts/badge.js';
import {who} from '../parts/who.js';
import {brief} from './texts.js';

/** `fresh` marks the newest until the next comes. */
export function replySlip(reply, groups, fresh = false) {
  return html`<article class="slip" data-glide=${`reply/${reply.id}`} ?data-new=${fresh}>
    <div class="reply-head">${plate(replyKind(reply))}${proxyBadge(reply)}</div><p>${reply.text || reply.reason}</p>
    <p class="slip-foot">${who(reply.by, groups)}<strong>${replyTerm(reply)}</strong></p></article>`;
}

/** 需要报批, 场地: the kind in the words of the lists. */
export function replyKind(reply) {
  const [list, code] = reply.resource ? ['resources', reply.resource] : ['answers', reply.kind];
  return brief(page.lists?.[list]?.find(one => one.code === code) || code);
}

/** What the answer binds itself to: a day, whom it needs, whom it was passed to. */
function replyTerm({due, approver, passed_to: passedTo, until, amount, text, reason}) {
  const whom = [approver && t('报 {name}', {name: approver}), passedTo && t('转 {name}', {name: passedTo}), text && reason && t('有理由，见手机')];
  const when = due ? t('{day}前', {day: day(due)}) : [amount, until].filter(Boolean).join(' · ');
  const words = [...whom, when].filter(Boolean);
  return words.length ? words.join(' · ') : nothing;
}
