/** A budget spent: what is funded, what it costs, and what is left. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {plainNumber, valueOf} from '../numbers.js';
import {seal} from '../parts/seal.js';
import {stageNow} from './facts.js';
import {evenly, linesOf, perLine} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';
import {whereWords} from './matter.js';

const FUNDED_ROWS = 8;
const FUNDED_EM = perLine(20, 23);

/** The sheet of a closed budget ballot. */
export function fundedSheet(store, ballot) {
  const funded = new Set(ballot.funded || ballot.chosen || []);
  const rows = [...(ballot.order?.length ? ballot.order : ballot.items)].sort((a, b) => funded.has(b) - funded.has(a)).map(id => ({
    id, title: store.get(`item/${id}`)?.text || '', cost: ballot.costs?.[id] ?? store.get(`item/${id}`)?.cost, votes: ballot.counts?.[id], funded: funded.has(id),
  }));
  const page = pageNow(evenly(rows, wallRoom(store, FUNDED_ROWS), row => (linesOf(row.title, FUNDED_EM) > 1 ? 1.7 : 1)), ballot.closed_at);
  const left = valueOf(ballot.budget) - valueOf(ballot.spent || 0);
  return {
    where: [...whereWords(store, t('结果')), t('{voted} / {of} 已投', {voted: ballot.voted, of: ballot.eligible})],
    title: funded.size ? t('定下了 {n} 个项目', {n: funded.size}) : t('没有项目选上'),
    more: t('一共 {budget}，用了 {spent}，还剩 {left}。', {budget: money(ballot.budget), spent: money(ballot.spent || 0), left: money(left)}),
    time: null,
    aside: pageMark(page),
    main: html`<div class="funded"><progress class="level-bar" max=${valueOf(ballot.budget) || 1} value=${valueOf(ballot.spent || 0)} aria-label=${t('用了多少')}></progress>
      <ol class="standings" data-money>${page.shown.map(row => html`<li ?data-in=${row.funded} ?data-out=${!row.funded}><span class="title">${row.title}</span>
        <strong class="number">${money(row.cost)}</strong><span class="votes">${row.votes === undefined ? nothing : t('{n} 票',
          {n: plainNumber(row.votes)})}</span>${row.funded ? seal(t('立项')) : html`<span></span>`}</li>`)}</ol></div>`,
  };
}

/** The sheet while a budget ballot is open says what there is to spend. */
export function budgetAsked(store, ballot) {
  return {title: t('{n} 个项目，一共能花 {budget}', {n: ballot.items.length, budget: money(ballot.budget)}), more: stageNow(store)?.prompt ? undefined : t('请选您觉得最该办的，加起来不能超过总额。')};
}

/** 12,000 元; in ten thousands from a hundred thousand on. */
export function money(exact) {
  const value = valueOf(exact);
  return value === null || Number.isNaN(value) ? '—' : t('{n} 元', {n: value.toLocaleString('en-GB')});
}
