/** Choosing some, or giving several dots: a tap gives one, the minus takes one back; then into the box. */
import {html, nothing} from '../../../vendor/lit.js';
import {dotsRow} from '../../parts/dotsRow.js';
import {reported, titled} from '../../parts/titled.js';
import {why} from '../../parts/why.js';
import {t} from '../../i18n.js';
import {handInMarks, marksOn, putMark} from '../boxed.js';
import {myChoice} from '../choice.js';
import {option} from '../field.js';
import {votedLine} from '../dots.js';
import {holdsMine, isMe, item} from '../things.js';
import {store} from '../room.js';
import {setUi, ui} from '../ui.js';
import {barredFrom} from './entitled.js';
import {receiptSlip} from './receipts.js';
import {secrecyLine} from './secrecy.js';

const rowTitle = one => titled(key => store.get(key), one);
const rowMore = one => reported(key => store.get(key), one);
const sum = choice => Object.values(choice).reduce((all, n) => all + n, 0);

export function pickSheet(ballot) {
  const choice = marksOn(ballot);
  const left = ballot.per_person - sum(choice);
  return html`<p class="mine-dots" role="status">${dotsRow(ballot.per_person - left, {of: ballot.per_person})}
      <span>${left ? leftWords(ballot, left) : usedWords(ballot)}</span></p>
    <div class="stack-tight">${ballot.items.map(item).filter(Boolean).map(one => pickRow(ballot, choice, left, one))}</div>
    ${handInMarks(ballot)}${sum(myChoice(ballot)) ? receiptSlip(ballot) : nothing}${secrecyLine(ballot)}${votedLine(ballot, myChoice(ballot))}`;
}

function leftWords({type, per_person: of}, left) {
  return type === 'pick' ? t('请选 {of} 个，还可以选 {left} 个', {of, left}) : t('{of} 个点，还剩 {left} 个', {of, left});
}

function usedWords({type, per_person: of}) {
  return type === 'pick' ? t('{of} 个都选好了', {of}) : t('{of} 个点都贴上了', {of});
}

function pickRow(ballot, choice, left, one) {
  const given = choice[one.id] || 0;
  const name = `pick-${one.id}`;
  const gap = given ? '' : barredRow(ballot, one, left);
  const give = n => () => {
    if (barredFrom(ballot)) return;
    if (n > given && gapToGive(ballot, one, left, given)) setUi({open: name});
    else putMark(ballot, withCount(choice, one.id, n));
  };
  const row = (ballot.per_item || 1) > 1 ? many(one, given, give) : option('checkbox', given > 0, give(given ? 0 : 1), rowTitle(one), gap || rowMore(one));
  return html`${row}${ui.open === name ? why(gapToGive(ballot, one, left, given), name) : nothing}`;
}

/** One's own is said to be so before it is tapped. */
function barredRow(ballot, one) {
  return ballot.own === false && isOwn(one) ? t('自己的不投') : '';
}

function gapToGive(ballot, one, left, given) {
  if (ballot.own === false && isOwn(one)) return t('这一条是您自己的，请投给别人的。');
  if (given >= (ballot.per_item || 1)) return t('一条最多给 {n} 个。', {n: ballot.per_item || 1});
  return left <= 0 ? t('都给完了。想换一条，请先从别处拿下一个。') : '';
}

/** Several on one: how many, and two keys. */
function many(one, given, give) {
  return html`<div class="option counted-row" data-on=${given > 0}><span>${rowTitle(one)}<br>
      ${rowMore(one) ? html`<span class="note">${rowMore(one)}</span><br>` : nothing}
      ${given ? dotsRow(given) : nothing} <span class="note">${t('您给了 {n} 个', {n: given})}</span></span>
    <span class="keys"><button class="button" type="button" data-size="small" aria-label=${t('“{text}”少一个', {text: rowTitle(one)})} ?disabled=${!given} @click=${give(given - 1)}>−</button>
    <button class="button" type="button" data-size="small" aria-label=${t('“{text}”多一个', {text: rowTitle(one)})} @click=${give(given + 1)}>+</button></span></div>`;
}

function withCount(choice, id, n) {
  const {[id]: old, ...rest} = choice;
  return n ? {...rest, [id]: n} : rest;
}

/** Written by me, or with a card of mine in it. */
export function isOwn(one) {
  return isMe(one.by) || isMe(one.convener) || holdsMine(one);
}
