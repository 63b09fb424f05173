/** Dots counted: residents' dots choose; representatives' stand apart and decide nothing; what was not chosen stays on record. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {dotsRow} from '../parts/dotsRow.js';
import {fewWords, isKeptBack} from '../parts/few.js';
import {titled} from '../parts/titled.js';
import {stageNow} from './facts.js';
import {evenly, linesOf, perLine} from './measure.js';
import {sayMany, sayNth} from './numerals.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';

const RANKING_ROWS = 11;
const RANKING_TITLE_EM = perLine(16.8, 19);

/** The sheet of a closed dots ballot, in the order of its count. */
export function resultSheet(store, ballot) {
  if (!isKeptBack(ballot) && isEmpty(ballot)) return emptySheet(ballot);
  const rows = rowsOf(store, ballot);
  const chosen = rows.filter(row => row.chosen).length;
  const acts = !['need', 'topic'].includes(ballot.of);
  const lined = withLine(rows, chosen, ballot, acts);
  const page = pageNow(evenly(lined, wallRoom(store, RANKING_ROWS), row => (linesOf(row.title, RANKING_TITLE_EM) > 1 ? 1.85 : 1) + (row.line ? 1 : 0)), since(store, ballot));
  return {
    where: [t('贴点结果'), t('{voted} / {of} 已投', {voted: ballot.voted, of: ballot.eligible})],
    title: resultTitle(chosen, acts),
    time: null,
    aside: html`${ballot.apart_counts ? rankingKey(ballot) : tooFew(ballot)}${pageMark(page)}`,
    main: html`<ol class="ranking" data-few=${page.shown.length < 7 ? '' : nothing}>${page.shown.map(row => html`${rankingRow(row,
      Boolean(ballot.apart_counts), chosen > 0)}${row.line || nothing}`)}</ol>`,
  };
}

/** Fewer than five: what they chose would be told by the counts. */
function tooFew(ballot) {
  return ballot.apart_cast ? html`<p class="ranking-key"><span>${t('单位代表不到五位，怎么贴的不公布，也不算数')}</span></p>` : nothing;
}

/** When this result came up: at the close, and once more when it chose. */
function since(store, ballot) {
  const stage = stageNow(store);
  return (stage?.select ? stage.from : ballot.closed_at) || 0;
}

function isEmpty({counts, apart_counts: apart}) {
  return [...Object.values(counts || {}), ...Object.values(apart || {})].every(n => !n);
}

/** Nobody gave a dot: a kind word instead of a row of noughts. */
function emptySheet(ballot) {
  return {
    where: [t('贴点结果'), t('{voted} / {of} 已投', {voted: ballot.voted, of: ballot.eligible})], title: ballot.voted ? t('没有居民贴的点') : t('这一轮没有人贴点'),
    more: t('没关系，写下的每一件都留在记录里。请听主持人说下一步。'), time: null, main: html`<div></div>`,
  };
}

/** What comes of those chosen: needs and topics are talked through, anything else is taken on. */
function resultTitle(chosen, acts) {
  if (!chosen) return t('大家的点贴在这儿');
  if (acts) return t('选出了这{many}件', {n: chosen, many: sayMany(chosen)});
  return chosen === 1 ? t('先谈这件') : t('先谈这{many}件', {many: sayMany(chosen)});
}

function rowsOf(store, ballot) {
  const order = ballot.order?.length ? ballot.order : ballot.items;
  return order.map(id => ({
    id, title: titled(key => store.get(key), store.get(`item/${id}`)), sum: isKeptBack(ballot) ? null : ballot.counts?.[id] || 0,
    apart: ballot.apart_counts?.[id] || 0, chosen: Boolean(ballot.chosen?.includes(id)),
  }));
}

/** The last of those that go on carries the line beneath them. */
function withLine(rows, chosen, ballot, acts) {
  if (!chosen || chosen === rows.length) return rows;
  const rest = rows.length - chosen;
  const place = tiePlace(rows, ballot);
  const words = {n: chosen, many: sayMany(chosen), place: sayNth(place)};
  const line = html`<li class="line"><span>${acts ? t('以上{many}件接着往下做', words) : lineWords(words)}</span><span class="rest">${t('其余{many}件一样写进记录', {n: rest, many: sayMany(rest)})}</span></li>`;
  return rows.map((row, n) => (n === chosen - 1 ? {...row, line} : row));
}

function lineWords(words) {
  if (words.n === 1) return t('以上这件进入对话');
  return words.place ? t('以上{many}件进入对话（第{place}件并列，一起进入）', words) : t('以上{many}件进入对话', words);
}

/** Where the tie begins among those chosen; 0 without a tie. */
function tiePlace(rows, ballot) {
  if (!ballot.tie) return 0;
  const last = rows.filter(row => row.chosen).at(-1).sum;
  if (last === null) return 0;
  return rows.filter(row => row.sum > last).length + 1;
}

function rankingRow({id, title, sum, apart, chosen}, withApart, decided) {
  const outside = withApart ? html`<span class="apart"><span class="number">${apart}</span>${crowded(apart, 8, dotsRow(apart, {apart: true}))}</span>` : nothing;
  return html`<li data-glide=${`item/${id}`} ?data-in=${chosen} ?data-out=${decided && !chosen}>
    <span class="title">${title}</span>${sum === null ? html`<span class="sum">—</span><span class="row-dots"></span>`
    : html`<span class="sum">${sum}</span>${crowded(sum, 15, dotsRow(sum))}`}${outside}</li>`;
}

/** More dots than one row holds stand smaller. */
function crowded(count, room, dots) {
  return html`<span class="row-dots" data-many=${count > room ? '' : nothing}>${dots}</span>`;
}

function rankingKey(ballot) {
  return html`<p class="ranking-key"><span>${isKeptBack(ballot) ? fewWords() : html`${dotsRow(1)}${t('居民贴的点')}`}</span><span>${dotsRow(1, {apart: true})}${t('单位代表的点，另列，不算数')}</span></p>`;
}
