/** A ballot filled in for somebody without a phone, by what it asks. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {titled} from '../parts/titled.js';
import {hasSides} from './ballots.js';
import {listForm, rankForm} from './votelist.js';
import {sideChoice, sideForm} from './voteside.js';

const AXES = {
  importance: () => t('有多要紧'), satisfaction: () => t('现状满不满意'), feasibility: () => t('好不好办'), feasible: () => t('可行'), lasting: () => t('能长久'),
  spreadable: () => t('能推广'), benefit: () => t('好处大'), novel: () => t('新鲜'),
};
const LONGEST = 10;

export const axisWords = axis => AXES[axis]?.() ?? axis;

export function voteForm(d, ballot) {
  if (hasSides(ballot)) return sideForm(d, ballot);
  if (isGraded(ballot)) return html`<ul class="votes">${ballot.items.map(id => gradeRow(d, ballot, id))}</ul>`;
  if (ballot.type === 'rank') return rankForm(d, ballot);
  return ballot.type === 'dots' ? dotsForm(d, ballot) : listForm(d, ballot);
}

/** What `vote` takes as its choice, from the form. */
export function choiceOf(d, ballot) {
  if (hasSides(ballot)) return sideChoice(d);
  if (isGraded(ballot)) return d.ui.get('form.grades', {});
  return ballot.type === 'dots' ? d.ui.get('form.dots', {}) : d.ui.get('form.list', []);
}

function isGraded(ballot) {
  return ballot.type === 'score' || ballot.type === 'grade';
}

function dotsForm(d, ballot) {
  const dots = d.ui.get('form.dots', {});
  const used = Object.values(dots).reduce((sum, n) => sum + n, 0);
  const room = (ballot.per_person ?? 1) - used;
  const put = (id, n) => d.ui.set('form.dots', Object.fromEntries(Object.entries({...dots, [id]: n}).filter(([, count]) => count > 0)));
  return html`<p role="status">${t('还有 {n} 点', {n: room})}</p><ul class="votes">${ballot.items.map(id => html`<li><span>${titled(d.get, d.get(`item/${id}`))}</span>
    <button type="button" class="chip" aria-label=${t('拿掉一点')} ?disabled=${!dots[id]} @click=${() => put(id, dots[id] - 1)}>−</button><output>${dots[id] ?? 0}</output>
    <button type="button" class="chip" aria-label=${t('贴一点')} ?disabled=${room <= 0 || (dots[id] ?? 0) >= (ballot.per_item ?? 1)} @click=${() => put(id, (dots[id]
      ?? 0) + 1)}>+</button></li>`)}</ul>`;
}

/** Few steps are chips, many a number to type. */
function gradeRow(d, ballot, id) {
  const grades = d.ui.get('form.grades', {});
  const axes = ballot.axes?.length ? ballot.axes : ['importance'];
  const {from, to} = ballot.scale ?? {from: 1, to: 5};
  const steps = Array.from({length: to - from + 1}, (unused, n) => from + n);
  const put = (axis, n) => d.ui.set('form.grades', {...grades, [id]: {...grades[id], [axis]: n}});
  const typed = axis => html`<input class="field short" type="number" min=${from} max=${to} aria-label=${axisWords(axis)} .value=${String(grades[id]?.[axis] ?? '')}
    @input=${event => put(axis, Number(event.target.value))}>`;
  return html`<li class="grade-row"><b>${titled(d.get, d.get(`item/${id}`))}</b>${axes.map(axis => html`<div role="group"
    aria-label=${axisWords(axis)}><small>${axisWords(axis)}</small>${steps.length > LONGEST ? typed(axis) : nothing}${steps.length > LONGEST ? nothing : steps.map(n => html`<button
    type="button" class="chip" aria-pressed=${String(grades[id]?.[axis] === n)} @click=${() => put(axis, n)}>${n}</button>`)}</div>`)}</li>`;
}
