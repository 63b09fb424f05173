/** What must be read whatever hangs on the wall: a pause, an interruption, too few people, a word from the desk, ten minutes before the hall closes. */
import {html, nothing} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {hour, t} from '../i18n.js';
import {plainNumber} from '../numbers.js';
import {stageNow} from './facts.js';

const TEN_MINUTES_MS = 600000;

/** Rows that fit above a band: about one in seven fewer than on the whole wall. */
export function wallRoom(store, rows) {
  return pressing(store) ? Math.floor(rows * .85) : rows;
}

/** One band above the waist, the most pressing first; a word from the desk stays until the desk takes it down. */
export function noticeBand(store) {
  const words = pressing(store);
  return html`<div role="status">${words ? html`<p class="band" data-kind=${words.kind}><strong>${words.head}</strong><span>${words.text}</span></p>` : nothing}</div>`;
}

function pressing(store) {
  return pauseWords(store) || interruptWords(store) || quorumWords(store) || deskWords(store) || hallWords(store);
}

function pauseWords(store) {
  return stageNow(store)?.paused ? {kind: 'paused', head: t('先停一停'), text: t('时间不走，等主持人接着请。')} : null;
}

function deskWords(store) {
  const last = store.all('notice/').findLast(notice => notice.kind === 'message');
  return last?.text ? {kind: 'message', head: t('通知'), text: last.text} : null;
}

function hallWords(store) {
  const end = store.get('agenda')?.hall_end;
  const wait = end ? end - now() : 0;
  return wait > 0 && wait <= TEN_MINUTES_MS ? {kind: 'hall', head: t('快到点了'), text: t('场地 {hour} 要关门，请把要紧的先说完。', {hour: hour(end)})} : null;
}
/** Somebody has a word about the order of business: the turn's clock stands. */
function interruptWords(store) {
  const {pending} = store.get('floor') || {};
  const heads = {order: t('程序提醒'), privilege: t('权益提醒'), clarify: t('请说明一下'), info: t('补充事实'), appeal: t('申诉')};
  return pending ? {kind: 'paused', head: heads[pending.kind || pending] || t('请等一等'), text: t('发言的时间先停着，请听主持人处理。')} : null;
}

/** Too few for a vote, said with the numbers. */
function quorumWords(store) {
  const {quorum, state} = store.get('meeting');
  if (state === 'ended') return null;
  const missing = quorum && !quorum.ok && quorum.bars?.find(bar => !bar.held);
  if (!missing) return null;
  const numbers = {value: plainNumber(missing.value), needed: plainNumber(missing.needed)};
  return {kind: 'quorum', head: t('人还没到够'), text: quorum.fail === 'adjourn' ? t('到了 {value}，要 {needed}。人不够，先不开会。', numbers) : t('到了 {value}，要 {needed}。可以谈，不能表决。', numbers)};
}
