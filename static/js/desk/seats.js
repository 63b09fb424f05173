/** Seats: walk around the table and tap each person once; the round goes in this order. */
import {html, repeat} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {nameOf, peopleHere} from './names.js';
import {sheet} from './sheet.js';

export function seatsDialog(d) {
  const order = d.ui.get('form.order', []);
  const people = peopleHere(d).filter(person => !d.get('meeting').roles?.[person.role]?.neutral);
  const standing = people.filter(person => !order.includes(person.id));
  const arrived = [...people].sort((a, b) => (a.joined_at ?? 0) - (b.joined_at ?? 0)).map(person => person.id);
  return sheet(d, {
    title: t('排座位'), wide: true, note: t('从主持人左手起，绕桌子一圈，按坐的次序点名字。没点到的按到会先后排在后面。'),
    verb: t('就按这个次序'), send: async () => (await d.act('seat', {order: [...order, ...arrived.filter(id => !order.includes(id))]})).ok,
    body: html`<ol class="seat-ring">${repeat(order, id => id, (id, index) => seatChip(d, id, index, order))}</ol>
      <h3>${t('还没点的 {n} 位', {n: standing.length})}</h3><ul class="seat-pool" data-list>${repeat(standing, person => person.id, person => html`<li><button type="button" data-row class="chip wide"
        @click=${() => d.ui.set('form.order', [...order, person.id])}>${nameOf(d, person)}</button></li>`)}</ul>`,
    more: html`<button type="button" class="button" data-size="small" @click=${() => d.ui.set('form.order', arrived)}>${t('按到会先后')}</button>
      <button type="button" class="button" data-size="small" @click=${() => d.ui.set('form.order', [])}>${t('清空重来')}</button>`,
  });
}

function seatChip(d, id, index, order) {
  const person = d.get(`person/${id}`);
  if (!person) return '';
  return html`<li><button type="button" class="chip wide" aria-label=${t('第 {n} 位 {name}，点一下拿出来', {n: index + 1, name: person.name})}
    @click=${() => d.ui.set('form.order', order.filter(other => other !== id))}><b>${index + 1}</b> ${nameOf(d, person)}</button></li>`;
}
