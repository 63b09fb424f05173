/** What must be read whatever hangs on the wall: a pause, a word from the desk, ten minutes before the hall closes. */
import {html, nothing} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {hour, t} from '../i18n.js';
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
  return pauseWords(store) || deskWords(store) || hallWords(store);
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

