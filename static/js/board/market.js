/** The marketplace: places across, times down; an empty cell is an invitation. Many places go by pages. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {plate} from '../parts/plate.js';
import {stageNow} from './facts.js';
import {evenly} from './measure.js';
import {pageMark, pageNow} from './paging.js';
import {promptParts} from './texts.js';

const PLACES = 5;
const SLOTS = 5;

/** The sheet of a stage whose space is a grid. */
export function marketSheet(store) {
  const stage = stageNow(store);
  const cells = store.all('space/').filter(space => space.kind === 'cell');
  const rows = [...new Set(cells.map(cell => cell.slot))].filter(slot => !isRunning(stage) || slot === stage.nth);
  const page = pageNow(evenly([...new Set(cells.map(cell => cell.place))], PLACES));
  const parts = stage.prompt ? promptParts(stage.prompt) : {title: isRunning(stage) ? t('各处正在谈，请随意走动') : t('定时间、定地点、签名参加')};
  return {
    where: [pick(stage.title), freeWords(store)].filter(Boolean),
    ...parts,
    time: {clock: store.get('clock'), label: t('还剩')},
    aside: pageMark(page),
    main: html`<div class="market" data-places=${page.shown.length} data-slots=${Math.min(rows.length, SLOTS)}><span></span>${page.shown.map(place => html`<p
      class="spot">${plate(placeName(place))}</p>`)}
      ${rows.slice(0, SLOTS).map(slot => html`${slotHead(slot, stage)}${page.shown.map(place => cellView(store, cells.find(cell => cell.slot === slot && cell.place === place)))}`)}</div>`,
  };
}

/** Sessions under way: only this slot is of interest. */
function isRunning({move, of}) {
  return Boolean(move) && of > 1;
}

/** The name of a place as it was set; a bare number is the so-manieth. */
export function placeName(place) {
  return /^\d+$/.test(place) ? t('第 {n} 处', {n: place}) : pick(place);
}

function slotHead(slot, {space}) {
  return html`<p class="when number">${t('第 {n} 段', {n: slot})}${space?.slot_minutes ? html`<small>${t('{n} 分钟', {n: space.slot_minutes})}</small>` : nothing}</p>`;
}

function cellView(store, cell) {
  const topic = cell?.item && store.get(`item/${cell.item}`);
  if (!topic) return html`<p class="cell" data-state="open">${isRunning(stageNow(store)) ? t('空着') : t('空着，等您来牵头')}</p>`;
  return html`<article class="cell" data-glide=${`item/${topic.id}`}
    ?data-done=${cell.done}><h2>${topic.text}</h2><p><span>${(topic.convener || cell.host || topic.by)?.name || ''}</span><span>${t('{n} 人',
      {n: cell.n || topic.signed_up || 0})}</span></p></article>`;
}

/** Topics that still have no place. */
function freeWords(store) {
  const placed = new Set(store.all('space/').map(space => space.item).filter(Boolean));
  const free = store.all('item/').filter(item => item.kind === 'topic' && item.state === 'shown' && !item.merged_into && !placed.has(item.id)).length;
  return free ? t('还有 {n} 个议题没定地点', {n: free}) : '';
}
