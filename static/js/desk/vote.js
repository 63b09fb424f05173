/** A ballot filled in for somebody without a phone: dots or grades. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';

const AXES = {importance: () => t('有多要紧'), satisfaction: () => t('现状满不满意'), feasibility: () => t('好不好办')};

export const axisWords = axis => AXES[axis]?.() ?? axis;

export function voteForm(d, ballot) {
  return isGraded(ballot) ? html`<ul class="votes">${ballot.items.map(id => gradeRow(d, ballot, id))}</ul>` : dotsForm(d, ballot);
}

/** What `vote` takes as its choice, from the form. */
export function choiceOf(d, ballot) {
  return isGraded(ballot) ? d.ui.get('form.grades', {}) : d.ui.get('form.dots', {});
}

function isGraded(ballot) {
  return ballot.type === 'score';
}

function dotsForm(d, ballot) {
  const dots = d.ui.get('form.dots', {});
  const used = Object.values(dots).reduce((sum, n) => sum + n, 0);
  const room = (ballot.per_person ?? 1) - used;
  const put = (id, n) => d.ui.set('form.dots', Object.fromEntries(Object.entries({...dots, [id]: n}).filter(([, count]) => count > 0)));
  return html`<p role="status">${t('还有 {n} 点', {n: room})}</p><ul class="votes">${ballot.items.map(id => html`<li><span>${d.get(`item/${id}`)?.text}</span>
    <button type="button" class="chip" aria-label=${t('拿掉一点')} ?disabled=${!dots[id]} @click=${() => put(id, dots[id] - 1)}>−</button><output>${dots[id] ?? 0}</output>
    <button type="button" class="chip" aria-label=${t('贴一点')} ?disabled=${room <= 0 || (dots[id] ?? 0) >= (ballot.per_item ?? 1)} @click=${() => put(id, (dots[id]
      ?? 0) + 1)}>+</button></li>`)}</ul>`;
}

function gradeRow(d, ballot, id) {
  const grades = d.ui.get('form.grades', {});
  const axes = ballot.axes?.length ? ballot.axes : ['importance'];
  const {from, to} = ballot.scale ?? {from: 1, to: 5};
  const steps = Array.from({length: to - from + 1}, (unused, n) => from + n);
  const put = (axis, n) => d.ui.set('form.grades', {...grades, [id]: {...grades[id], [axis]: n}});
  return html`<li class="grade-row"><b>${d.get(`item/${id}`)?.text}</b>${axes.map(axis => html`<div role="group"
    aria-label=${axisWords(axis)}><small>${axisWords(axis)}</small>${steps.map(n => html`<button
    type="button" class="chip" aria-pressed=${String(grades[id]?.[axis] === n)} @click=${() => put(axis, n)}>${n}</button>`)}</div>`)}</li>`;
}
