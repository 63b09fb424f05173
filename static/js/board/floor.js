/** The round: who speaks, who is next, how many have been heard; opened cards beside them. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {dotsRow} from '../parts/dotsRow.js';
import {counted} from './counted.js';
import {cardsOpen, groupsKnown, stageNow} from './facts.js';
import {evenly, linesOf} from './measure.js';
import {wallRoom} from './notices.js';
import {pageNow} from './paging.js';
import {openSlip, wallSheet} from './cardwall.js';
import {speakers, timeLabel} from './speaking.js';
import {promptParts} from './texts.js';

const CARD_EM = 17;
const CARD_LINES = 6;
const ROUND_LINES = 4;

/** Before anybody has the floor the opened cards have the whole wall. */
export function floorSheet(store) {
  const stage = stageNow(store);
  const parts = promptParts(stage.prompt || stage.title);
  const time = {clock: store.get('clock'), label: timeLabel(store, t('这一轮还剩'))};
  if (!store.get('floor')?.speaker && !store.get('floor')?.round?.spoken && cardsOpen(store).length) return {...wallSheet(store), time};
  return {
    where: [pick(stage.title)],
    title: parts.title,
    more: parts.more,
    time,
    main: html`<div class="round">${speakers(store, heardAll(store) ? t('每位都说过了') : t('请主持人请下一位'))}${heard(store)}</div>`,
  };
}

function heardAll(store) {
  const {round} = store.get('floor') || {};
  return Boolean(round?.of) && round.spoken >= round.of;
}

/** How many of the round have been heard, and the cards that hang there. */
export function heard(store) {
  const {round} = store.get('floor') || {};
  const page = pageNow(evenly(cardsOpen(store), wallRoom(store, round ? CARD_LINES : CARD_LINES + ROUND_LINES), card => linesOf(card.text, CARD_EM) + 1.6));
  return html`<section class="heard">${round ? heardSoFar(round) : nothing}${page.shown.length ? fewCards(page.shown, groupsKnown(store)) : nothing}</section>`;
}

function heardSoFar(round) {
  const words = t('{n} / {of} 人说过了', {n: round.spoken, of: round.of});
  return html`<div><p class="tallied">${counted(words, round.spoken)}</p>${dotsRow(round.spoken, {of: round.of})}${passedLine(round)}</div>`;
}

function fewCards(cards, groups) {
  return html`<div><h2>${t('墙上的卡')}</h2><ul class="few">${cards.map(card => openSlip(card, groups))}</ul></div>`;
}

function passedLine({passed = []}) {
  return passed.length ? html`<p class="soft">${t('{n} 位说了“过”，一会儿再请', {n: passed.length})}</p>` : nothing;
}
