/** The opened cards on the wall, page by page. */
import {html, repeat} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {who} from '../parts/who.js';
import {proxyBadge} from '../parts/badge.js';
import {cardsOpen, groupsKnown, stageNow} from './facts.js';
import {evenly, linesOf, packed} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';

const WALL_LINES = 12;
const WALL_ROW = 3;
const SLIP_EM = 12.6;

/** Every open card in its writer's words. */
export function wallSheet(store) {
  const cards = cardsOpen(store);
  const page = pageNow(pagesOfRows(cards, wallRoom(store, WALL_LINES)));
  return {
    where: [pick(stageNow(store)?.title)],
    title: t('{n} 张卡，请大家看一看', {n: cards.length}),
    aside: pageMark(page),
    main: html`<ol class="open-wall">${repeat(page.shown.flat(), card => card.id, card => openSlip(card, groupsKnown(store)))}</ol>`,
  };
}

/** One open card; its sign stays with its words. */
export function openSlip(card, groups) {
  return html`<li class="slip" data-glide=${`item/${card.id}`}><p>${card.text}</p><p class="slip-foot">${who(card.by, groups)}${proxyBadge(card)}</p></li>`;
}

/** Rows of three, each as high as its longest card. */
function pagesOfRows(cards, room) {
  const rows = packed(cards, WALL_ROW);
  return evenly(rows, room, row => Math.max(...row.map(card => linesOf(card.text, SLIP_EM))) + 1.8);
}
