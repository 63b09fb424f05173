/** What a closed ballot says: each bar with its numbers, the order, the representatives apart. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {plainNumber, valueOf} from '../numbers.js';
import {fewWords, isKeptBack} from '../parts/few.js';
import {titled} from '../parts/titled.js';
import {hasSides} from './ballots.js';
import {sidesOutcome} from './outcomesides.js';
import {axisWords} from './vote.js';

export function outcomeView(d, ballot) {
  if (hasSides(ballot)) return sidesOutcome(d, ballot);
  if (isKeptBack(ballot)) return keptBack(d, ballot);
  if (ballot.medians && !['mean', 'mixed'].includes(ballot.count)) return gradesTable(d, ballot);
  return orderTable(d, ballot);
}

/** The order alone, and why there are no numbers. */
function keptBack(d, ballot) {
  return html`<p class="soft">${fewWords()}</p><ol class="strips">${ballot.order.map((id, index) => html`<li ?data-first=${index === 0}><span
    class="pl">${index + 1}</span><div><p class="nm">${titled(d.get, d.get(`item/${id}`))}</p>
    ${ballot.chosen?.includes(id) ? html`<p class="rs">${t('选上了')}</p>` : nothing}</div></li>`)}</ol>`;
}

function orderTable(d, ballot) {
  const order = ballot.order?.length ? ballot.order : ballot.items;
  const counts = ['mean', 'mixed', 'borda'].includes(ballot.count) && Object.keys(ballot.scores ?? {}).length ? ballot.scores : ballot.counts ?? {};
  const top = Math.max(1, ...Object.values(counts).map(n => valueOf(n) || 0));
  const rows = order.length && order.some(id => id in counts) ? order : Object.keys(counts);
  const money = ballot.type === 'budget';
  return html`<p class="soft">${ballot.eligible ? t('{voted} / {eligible} 人投了。', ballot) : nothing}${ballot.tie ? t('有平局。') : ''}
      ${money ? t('总额 {budget} 元，用了 {spent} 元，还剩 {left} 元。', {budget: ballot.budget ?? 0, spent: ballot.spent ?? 0, left: (ballot.budget ?? 0) - (ballot.spent ?? 0)}) : ''}</p>
    <table class="tallyt"><thead><tr><th>${t('次序')}</th><th>${t('哪一件')}</th>${money ? html`<th>${t('价格')}</th>` : nothing}<th>${ballot.apart_counts ? t('居民') : t('得数')}</th>
      ${ballot.apart_counts ? html`<th>${t('单位代表，另计')}</th>` : nothing}</tr></thead><tbody>
    ${rows.map((id, index) => html`<tr ?data-on=${(ballot.funded?.length ? ballot.funded : ballot.chosen)?.includes(id)}><td>${place(ballot, rows, counts, index)}</td>
      <td class="wide-cell">${titled(d.get, d.get(`item/${id}`)) }
      <progress class="bar" max=${top} value=${valueOf(counts[id]) ?? 0} aria-hidden="true"></progress></td>${money ? html`<td>${ballot.costs?.[id] ?? '—'}</td>` : nothing}
      <td class="v">${plainNumber(counts[id] ?? 0)}</td>${ballot.apart_counts ? html`<td class="soft">${ballot.apart_counts[id] ?? 0}</td>` : nothing}</tr>`)}</tbody></table>
    ${ballot.chosen?.length ? html`<p>${t('有底色的 {n} 件进入下一步。', {n: ballot.chosen.length})}</p>` : nothing}`;
}

/** Equals share a place, as in the papers; a count that goes on in rounds or pairs has put them in its own order. */
function place(ballot, rows, counts, index) {
  if (['irv', 'schulze'].includes(ballot.count)) return index + 1;
  return rows.findIndex(id => valueOf(counts[id] ?? 0) === valueOf(counts[rows[index]] ?? 0)) + 1;
}

/** Medians of each axis; the spread is told so that nobody takes a split room for a lukewarm one. */
function gradesTable(d, ballot) {
  const axes = ballot.axes ?? [];
  const cell = grade => (grade ? html`<b>${grade.median}</b><small> ${t('散 {n}', {n: grade.spread})}</small>` : '—');
  return html`<table class="tallyt"><thead><tr><th>${t('哪一件')}</th>${axes.map(axis => html`<th>${axisWords(axis)}</th>`)}</tr></thead><tbody>
    ${Object.entries(ballot.medians).map(([id, grades]) => html`<tr><td class="wide-cell">${titled(d.get, d.get(`item/${id}`))}</td>${axes.map(axis =>
      html`<td>${cell(grades[axis])}</td>`)}</tr>`)}</tbody></table>
    <p class="soft">${t('中位数；“散”是一半人相差几分。')}</p>`;
}
