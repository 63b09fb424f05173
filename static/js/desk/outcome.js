/** What a closed ballot says: the order with its numbers, the representatives apart. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {axisWords} from './vote.js';

export function outcomeView(d, ballot) {
  if (ballot.medians) return gradesTable(d, ballot);
  const order = ballot.order ?? ballot.items;
  const counts = ballot.counts ?? {};
  const top = Math.max(1, ...Object.values(counts).map(Number));
  const rows = order.length && order.some(id => id in counts) ? order : Object.keys(counts);
  return html`<p class="soft">${t('{voted} / {eligible} 人投了。', ballot)}${ballot.tie ? t('有平局。') : ''}</p>
    <table class="tallyt"><thead><tr><th>${t('次序')}</th><th>${t('哪一件')}</th><th>${t('居民')}</th>${ballot.apart_counts ? html`<th>${t('单位代表，另计')}</th>` : nothing}</tr></thead><tbody>
    ${rows.map((id, index) => html`<tr ?data-on=${ballot.chosen?.includes(id)}><td>${index + 1}</td><td class="wide-cell">${d.get(`item/${id}`)?.text }
      <progress class="bar" max=${top} value=${counts[id] ?? 0} aria-hidden="true"></progress></td><td class="v">${counts[id] ?? 0}</td>
      ${ballot.apart_counts ? html`<td class="soft">${ballot.apart_counts[id] ?? 0}</td>` : nothing}</tr>`)}</tbody></table>
    ${ballot.chosen?.length ? html`<p>${t('有底色的 {n} 件进入下一步。', {n: ballot.chosen.length})}</p>` : nothing}`;
}

/** Medians of each axis; the spread is told so that nobody takes a split room for a lukewarm one. */
function gradesTable(d, ballot) {
  const axes = ballot.axes ?? [];
  const cell = grade => (grade ? html`<b>${grade.median}</b><small> ${t('散 {n}', {n: grade.spread})}</small>` : '—');
  return html`<table class="tallyt"><thead><tr><th>${t('哪一件')}</th>${axes.map(axis => html`<th>${axisWords(axis)}</th>`)}</tr></thead><tbody>
    ${Object.entries(ballot.medians).map(([id, grades]) => html`<tr><td class="wide-cell">${d.get(`item/${id}`)?.text}</td>${axes.map(axis =>
      html`<td>${cell(grades[axis])}</td>`)}</tr>`)}</tbody></table>
    <p class="soft">${t('中位数；“散”是一半人相差几分。')}</p>`;
}
