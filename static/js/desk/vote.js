/** A ballot filled in for somebody without a phone: one side, dots, an order, or grades. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';

const SIDES = {for: () => t('赞成'), against: () => t('反对'), abstain: () => t('弃权')};
const AXES = {importance: () => t('有多要紧'), satisfaction: () => t('现状满不满意'), feasibility: () => t('好不好办')};

export const sideWords = side => SIDES[side]?.() ?? side;
export const axisWords = axis => AXES[axis]?.() ?? axis;

export function voteForm(d, ballot) {
  if (ballot.type === 'score' || ballot.type === 'grade') return html`<ul class="votes">${ballot.items.map(id => gradeRow(d, ballot, id))}</ul>`;
  if (ballot.type === 'dots' || ballot.type === 'budget') return dotsForm(d, ballot);
  if (ballot.type === 'rank' || ballot.type === 'pick') return pickForm(d, ballot);
  return html`<div class="choices">${['for', 'against', 'abstain'].map(side => choiceRadio(d, 'form.side', side, sideWords(side)))}</div>`;
}

/** What `vote` takes as its choice, from the form. */
export function choiceOf(d, ballot) {
  if (ballot.type === 'score' || ballot.type === 'grade') return d.ui.get('form.grades', {});
  if (ballot.type === 'dots' || ballot.type === 'budget') return d.ui.get('form.dots', {});
  return ballot.type === 'rank' || ballot.type === 'pick' ? d.ui.get('form.order', []) : d.ui.get('form.side');
}

function choiceRadio(d, name, value, words) {
  const on = d.ui.get(name) === value;
  return html`<label class="choice" ?data-on=${on}><input type="radio" name=${name} .checked=${on} @change=${() => d.ui.set(name, value)}><span>${words}</span></label>`;
}

function dotsForm(d, ballot) {
  const dots = d.ui.get('form.dots', {});
  const used = Object.values(dots).reduce((sum, n) => sum + n, 0);
  const room = (ballot.per_person ?? 1) - used;
  const put = (id, n) => d.ui.set('form.dots', Object.fromEntries(Object.entries({...dots, [id]: n}).filter(([, count]) => count > 0)));
  return html`<p role="status">${t('还有 {n} 点', {n: room})}</p><ul class="votes">${ballot.items.map(id => html`<li><span>${d.get(`item/${id}`)?.text}</span>
    <button type="button" class="chip" aria-label=${t('拿掉一点')} ?disabled=${!dots[id]} @click=${() => put(id, dots[id] - 1)}>−</button><output>${dots[id] ?? 0}</output>
    <button type="button" class="chip" aria-label=${t('贴一点')} ?disabled=${room <= 0 || (dots[id] ?? 0) >= (ballot.per_item ?? 1)} @click=${() => put(id, (dots[id] ?? 0) + 1)}>+</button></li>`)}</ul>`;
}

function gradeRow(d, ballot, id) {
  const grades = d.ui.get('form.grades', {});
  const axes = ballot.axes?.length ? ballot.axes : ['importance'];
  const {from, to} = ballot.scale ?? {from: 1, to: 5};
  const steps = Array.from({length: to - from + 1}, (unused, n) => from + n);
  const put = (axis, n) => d.ui.set('form.grades', {...grades, [id]: {...grades[id], [axis]: n}});
  return html`<li class="grade-row"><b>${d.get(`item/${id}`)?.text}</b>${axes.map(axis => html`<div role="group" aria-label=${axisWords(axis)}><small>${axisWords(axis)}</small>${steps.map(n => html`<button
    type="button" class="chip" aria-pressed=${String(grades[id]?.[axis] === n)} @click=${() => put(axis, n)}>${n}</button>`)}</div>`)}</li>`;
}

/** In the order in which they are tapped. */
function pickForm(d, ballot) {
  const order = d.ui.get('form.order', []);
  const tap = id => d.ui.set('form.order', order.includes(id) ? order.filter(other => other !== id) : [...order, id]);
  return html`<p class="soft">${t('按先后点，再点一下取消。')}</p><ul class="votes">${ballot.items.map(id => html`<li><button type="button" class="chip wide" aria-pressed=${String(order.includes(id))}
    @click=${() => tap(id)}>${order.includes(id) ? `${order.indexOf(id) + 1}　` : ''}${d.get(`item/${id}`)?.text}</button></li>`)}</ul>`;
}
