/** Candidates counted otherwise than by dots: picks, places of a ranking, scores with their parts. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {plainNumber, valueOf} from '../numbers.js';
import {stageNow} from './facts.js';
import {evenly, linesOf, perLine} from './measure.js';
import {wallRoom} from './notices.js';
import {sayMany} from './numerals.js';
import {pageMark, pageNow} from './paging.js';
import {sourceWords} from './sources.js';
import {fewWords, isKeptBack} from '../parts/few.js';
import {titled} from '../parts/titled.js';
import {whereWords} from './matter.js';

const STANDING_ROWS = 9;
const STANDING_EM = perLine(21, 24);

/** The sheet of a closed ballot that put several items in an order. */
export function standingsSheet(store, ballot) {
  const rows = standingRows(store, ballot);
  const chosen = rows.filter(row => row.chosen).length;
  const page = pageNow(evenly(rows, wallRoom(store, STANDING_ROWS), row => (linesOf(row.title, STANDING_EM) > 1 ? 1.7 : 1)), stageNow(store)?.select ? stageNow(store).from : ballot.closed_at);
  return {
    where: [...whereWords(store, t('结果')), ballot.eligible ? t('{voted} / {of} 已投', {voted: ballot.voted, of: ballot.eligible}) : '', sourceWords(ballot)].filter(Boolean),
    title: standingTitle(ballot, chosen),
    more: isKeptBack(ballot) ? fewWords() : howCounted(ballot),
    time: null,
    aside: pageMark(page),
    main: html`<ol class="standings" data-few=${page.shown.length < 6 ? '' : nothing}>${page.shown.map(row => standingRow(row, chosen > 0, ballot))}</ol>`,
  };
}

function standingTitle(ballot, chosen) {
  if (!Object.values(ballot.counts || {}).some(n => valueOf(n)) && !ballot.order?.length) return t('这一轮没有人投');
  if (ballot.tie) return t('并列了，请听主持人说怎么定');
  if (!chosen) return t('大家投的结果');
  return chosen === 1 ? t('选出来的是这一个') : t('选出来的是这{many}个', {n: chosen, many: sayMany(chosen)});
}

/** How the order came about, in a sentence a resident can repeat. */
function howCounted(ballot) {
  return {
    borda: t('排第一得 {n} 分，往下每位少一分，加起来看谁多。', {n: ballot.per_person}),
    irv: t('没有过半，就去掉最少的，把票转给下一位，直到过半。'),
    schulze: t('两两相比，赢得多的在前。'),
    mean: t('每项取平均，再加起来。'),
    median: t('每项取居中的那个分。'),
    mixed: t('几份分数按比例合在一起。'),
  }[ballot.count] || '';
}

function standingRows(store, ballot) {
  const order = ballot.order?.length ? ballot.order : ballot.ranks?.length ? ballot.ranks : ballot.items;
  const values = ballot.scores || ballot.counts || {};
  const top = Math.max(1, ...order.map(id => valueOf(values[id]) || 0));
  return order.map((id, n) => ({
    id, place: n + 1, title: titled(key => store.get(key), store.get(`item/${id}`)), value: typeof values[id] === 'object' ? null : values[id], top,
    parts: ballot.parts?.map(part => part.scores?.[id]) || [], chosen: Boolean(ballot.chosen?.includes(id)),
  }));
}

function standingRow({id, place, title, value, top, parts, chosen}, decided, ballot) {
  return html`<li data-glide=${`item/${id}`} ?data-in=${chosen} ?data-out=${decided && !chosen}><span class="place">${place}</span><span class="title">${title}</span>
    ${value === null || value === undefined ? nothing : html`<progress class="level-bar" max=${top} value=${valueOf(value)} aria-label=${title}></progress><strong
      class="number">${plainNumber(value)}</strong>`}
    ${parts.length ? html`<small>${parts.map((score, n) => t('{name} {n}', {name: partName(ballot.parts[n]), n: plainNumber(score) || '0'})).join(t('，'))}</small>` : nothing}</li>`;
}

/** 评委 50%, 网上 20%, 现场 30%. */
function partName({where, share, title}) {
  const name = {online: t('网上'), room: t('现场')}[where] || (title ? pick(title) : t('评委'));
  return t('{name}（{share}%）', {name, share});
}
