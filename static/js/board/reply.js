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
    <div class="reply-head">${replyKind(reply) ? plate(replyKind(reply)) : nothing}${proxyBadge(reply)}${replyWhom(reply)}</div><p>${reply.text || reply.reason}</p>
    <p class="slip-foot">${who(reply.by, groups)}<strong>${replyTerm(reply)}</strong></p></article>`;
}

/** 需要报批, 场地: the kind in the words of the lists. */
export function replyKind(reply) {
  const [list, code] = reply.resource ? ['resources', reply.resource] : ['answers', reply.kind];
  return brief(page.lists?.[list]?.find(one => one.code === code) || code);
}

/** Whom the answer needs, or to whom it was passed. */
function replyWhom({approver, passed_to: passedTo}) {
  const words = [approver && t('报{name}', {name: approver}), passedTo && t('转{name}', {name: passedTo})].filter(Boolean);
  return words.length ? html`<span class="whom">${words.join(' · ')}</span>` : nothing;
}

/** By when, or how much and until when. */
function replyTerm({due, until, amount}) {
  return due ? t('{day}前', {day: day(due)}) : [amount, until].filter(Boolean).join(' · ');
}
