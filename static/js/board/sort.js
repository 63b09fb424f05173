/** Sorting: what the cards have become, and the words beneath one of them. */
import {html, nothing} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {pick, t} from '../i18n.js';
import {cardsOf, cardsWritten, needsShown, stageNow} from './facts.js';
import {evenly, linesOf, pageAt, perLine} from './measure.js';
import {wallRoom} from './notices.js';
import {ownWords} from './ownwords.js';
import {pageMark, pageNow} from './paging.js';

const LIST_ROOM = 10;
const LIST_EM = perLine(19, 22);
const WORDS_ROOM = 6;
const WORDS_EM = 16;

/** `recent` tells which need has just been merged; otherwise they take turns. */
export function sortSheet(store, recent) {
  const needs = needsShown(store).map(need => ({need, cards: cardsOf(store, need)})).sort((a, b) => b.cards.length - a.cards.length);
  const count = cardsWritten(store).length;
  const page = pageNow(evenly(needs, wallRoom(store, LIST_ROOM), one => (linesOf(one.need.text, LIST_EM) > 1 ? 1.85 : 1)));
  const fresh = needs.find(one => one.need.id === recent.id(now()));
  const shown = fresh || needs[pageAt(needs.length || 1, now())];
  return {
    where: [pick(stageNow(store)?.title)],
    title: needs.length < count ? t('{cards} 张卡，并成了 {needs} 件事', {cards: count, needs: needs.length}) : t('{n} 张卡，来并一并', {n: count}),
    time: {clock: store.get('clock'), label: /茶/.test(stageNow(store)?.title.zh) ? t('茶歇还剩') : t('还剩')},
    main: html`<div class="sort"><div class="sort-side">${sortList(page.shown, shown)}${pageMark(page)}</div>${shown ? wordsBeneath(shown, Boolean(fresh), store) : nothing}</div>`,
  };
}

function sortList(rows, shown) {
  return html`<ol class="sort-list" data-few=${rows.length < LIST_ROOM - 2 ? '' : nothing}>${rows.map(one => sortRow(one, shown))}</ol>`;
}

function sortRow({need, cards}, shown) {
  return html`<li data-glide=${`item/${need.id}`} aria-current=${need.id === shown?.need.id ? 'true' : nothing}>
    <span class="title">${need.text}</span><span class="number">${t('{n} 张', {n: cards.length})}</span></li>`;
}

/** A need with as many of its originals as the slip holds, in their writers' words. */
function wordsBeneath({need, cards}, fresh, store) {
  return html`<section class="need"><p class="soft">${fresh ? t('刚并到一起的原话') : t('原话')}</p><h2 class="need-title">${need.text}</h2>
    ${ownWords(store, cards, wallRoom(store, WORDS_ROOM) - linesOf(need.text, WORDS_EM) + 1)}</section>`;
}
