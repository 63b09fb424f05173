/** Picks, a ranking, a basket within the budget: ids in the order in which they were taken. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {titled} from '../parts/titled.js';
import {circled} from './names.js';

/** A tap puts an item last, another takes it out: so the order is the ranking. */
export function rankForm(d, ballot) {
  const list = d.ui.get('form.list', []);
  return html`<p role="status">${t('按先后点，还要排 {n} 个', {n: Math.max(0, (ballot.per_person ?? ballot.items.length) - list.length)})}</p>${rows(d, ballot, list, id => (list.includes(id)
    ? circled(list.indexOf(id) + 1) : '＋'))}`;
}

/** Picks up to their number, or a basket up to its money. */
export function listForm(d, ballot) {
  const list = d.ui.get('form.list', []);
  const spent = list.reduce((sum, id) => sum + (ballot.costs?.[id] ?? 0), 0);
  const words = ballot.type === 'budget' ? t('选了 {spent} 元，总额 {budget} 元', {spent, budget: ballot.budget ?? 0}) : t('还可以选 {n} 个', {n: (ballot.per_person ?? 1) - list.length});
  return html`<p role="status">${words}</p>${rows(d, ballot, list, id => (list.includes(id) ? '✓' : '＋'))}`;
}

function rows(d, ballot, list, sign) {
  const full = ballot.type !== 'budget' && list.length >= (ballot.per_person ?? (ballot.type === 'rank' ? ballot.items.length : 1));
  const dear = id => ballot.type === 'budget' && !list.includes(id) && list.reduce((sum, one) => sum + (ballot.costs?.[one] ?? 0), ballot.costs?.[id] ?? 0) > (ballot.budget ?? Infinity);
  const toggle = id => d.ui.set('form.list', list.includes(id) ? list.filter(one => one !== id) : [...list, id]);
  return html`<ul class="votes">${ballot.items.map(id => html`<li><span>${titled(d.get, d.get(`item/${id}`))}${ballot.costs?.[id] ? html` <b>${t('{n} 元', {n: ballot.costs[id]})}</b>` : nothing}</span>
    <button type="button" class="chip" aria-label=${titled(d.get, d.get(`item/${id}`)) || id} aria-pressed=${String(list.includes(id))} ?disabled=${!list.includes(id) && (full || dear(id))}
      @click=${() => toggle(id)}>${sign(id)}</button></li>`)}</ul>`;
}
