/** What was answered and what was offered about a need. */
import {html, nothing} from '../../vendor/lit.js';
import {page} from '../page.js';
import {plate} from '../parts/plate.js';
import {who} from '../parts/who.js';
import {proxyBadge} from '../parts/badge.js';
import {day, pick, t} from '../i18n.js';
import {about, groups, newest} from './things.js';

export function answerList(topic) {
  return slips(t('单位的答复'), about('answer/', topic.id), answerSlip);
}

export function offerList(topic) {
  return slips(t('大家能出的力'), about('offer/', topic.id), offerSlip);
}

function slips(title, list, draw) {
  return list.length ? html`<h2 class="section">${title}</h2><ul class="stack">${newest(list).map(one => html`<li>${draw(one)}</li>`)}</ul>` : nothing;
}

export function answerSlip(one) {
  return html`<article class="slip">${one.kind ? html`<p>${plate(pick(listed('answers', one.kind)))}</p>` : nothing}<p>${one.text}</p>${answerFacts(one)}<p
      class="slip-foot">${who(one.by, groups())}${proxyBadge(one)}</p></article>`;
}

/** Date, approver, addressee, reason: whatever this kind of answer carries. */
export function answerFacts(one) {
  const facts = [
    one.due && (one.kind === 'reply_by' ? t('{day}前答复', {day: day(one.due)}) : t('{day}前', {day: day(one.due)})),
    one.approver && t('由{name}批准', {name: one.approver}),
    one.passed_to && t('转给{name}', {name: one.passed_to}),
    one.reason && t('理由：{reason}', {reason: one.reason}),
  ].filter(Boolean);
  return facts.length ? html`<p class="soft">${facts.join(' · ')}</p>` : nothing;
}

export function offerSlip(one) {
  return html`<article class="slip"><p>${plate(pick(listed('resources', one.resource)), {quiet: true})}</p><p>${one.text}</p>
    ${one.amount || one.until ? html`<p class="soft">${[one.amount, one.until].filter(Boolean).join(' · ')}</p>` : nothing}<p
        class="slip-foot">${who(one.by, groups())}${proxyBadge(one)}</p></article>`;
}

/** An entry of one of the page's lists. */
export function listed(list, code) {
  return (page.lists[list] || []).find(one => one.code === code) || {zh: code};
}
