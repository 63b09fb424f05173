/** Talk without a queue: what it is about, and who holds the talking stick. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {who} from '../parts/who.js';
import {cardsOpen, groupsKnown, stageNow} from './facts.js';
import {openSlip} from './cardwall.js';
import {linesOf, packed} from './measure.js';
import {wallRoom} from './notices.js';
import {pageNow} from './paging.js';
import {promptParts} from './texts.js';

const FREE_EM = 17;
const FREE_LINES = 9;

/** The sheet of a free floor in one room. */
export function freeSheet(store) {
  const stage = stageNow(store);
  const page = pageNow(packed(cardsOpen(store), wallRoom(store, FREE_LINES), card => linesOf(card.text, FREE_EM) + 1.6));
  return {
    where: [pick(stage.title)],
    ...(stage.question ? {title: pick(stage.question)} : promptParts(stage.prompt || stage.title)),
    time: {clock: store.get('clock'), label: t('还剩')},
    main: html`<div class="round"><section class="floor"><div>${holderView(store, stage)}</div></section>${page.shown.length ? html`<section class="heard"><div><h2>${t('墙上的卡')}</h2>
      <ul class="few">${page.shown.map(card => openSlip(card, groupsKnown(store)))}</ul></div></section>` : nothing}</div>`,
  };
}

/** Whose turn it is by the stick; otherwise a word on how to talk. */
export function holderView(store, {marker}) {
  const {holder, speaker} = store.get('floor') || {};
  const person = holder || speaker?.who;
  if (person) return html`<h2>${marker === 'talking_stick' ? t('发言棒在') : t('正在说')}</h2><p class="now">${who(person, groupsKnown(store))}</p>`;
  return html`<p class="now" data-empty>${marker === 'talking_stick' ? t('谁拿着发言棒谁说，说完递给下一位') : t('请随意谈，一个说，别人听')}</p>`;
}
