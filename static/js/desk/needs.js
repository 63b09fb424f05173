/** All needs with how far their sheets are filled in: chosen ones first. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {page} from '../page.js';
import {openNeedSheet} from './assess.js';
import {listName} from './names.js';
import {openCards} from './sight.js';

const SHEETED = new Set(['need', 'idea']);
const PARTS = [
  ['place', () => t('哪里')], ['since', () => t('多久')], ['households', () => t('户数')], ['absent', () => t('谁没来')],
  ['route', () => t('路径')], ['term', () => t('期限')],
];

/** What has a sheet, in the order of the choice, then as it was written. */
export function sheetedItems(d) {
  const rank = item => item.chosen ?? Infinity;
  return openCards(d).filter(item => SHEETED.has(item.kind) && !item.covered).sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

export function needsView(d) {
  const all = sheetedItems(d);
  return html`<div class="matter" data-plain><h2 class="matter-title">${t('需求表')}</h2>
      <p class="meta"><span>${t('一件一张：在哪儿、多少户、谁没来、有什么证据、缺什么、走哪条路。报告照这里写，没填的只当提示。')}</span></p></div>
    ${all.length ? html`<ul class="menu need-list" data-list>${all.map(item => needRow(d, item))}</ul>` : html`<p class="empty">${t('还没有需求。')}</p>`}`;
}

function needRow(d, item) {
  const sheet = item.sheet ?? {};
  const kinds = (page.lists?.need_kinds ?? []).filter(kind => sheet[`evidence.${kind.code}`]).length;
  const left = PARTS.filter(([name]) => !sheet[name]).map(([, words]) => words());
  const owner = sheet.owner || sheet.nobody ? '' : t('谁负责');
  const missing = [...left, owner].filter(Boolean);
  return html`<li><button type="button" data-row @click=${() => openNeedSheet(d, item.id)}><b>${item.chosen ?? ''}</b><span>${item.text}
      <small class="soft">${listName('needs', item.category)}</small></span>
    <small>${kinds ? t('证据 {n}/4', {n: kinds}) : t('证据还没有')}${missing.length ? html`<span class="soft">${t('；没填：{what}', {what: missing.join(t('、'))})}</span>` : nothing}</small></button></li>`;
}
