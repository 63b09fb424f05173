/** The fishbowl at the desk: who sits inside, how many chairs are free, who waits for one. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {nameOf} from './names.js';

export function ringView(d) {
  const seats = d.get('floor')?.seats;
  if (!seats) return nothing;
  const move = (person, space) => d.act('move', {person, space});
  return html`<section class="panel"><h3>${t('圈里坐着 {n} 位，空 {open} 把椅子', {n: seats.seated.length, open: seats.open})} <small>${t('{n} 位等着', {n: seats.asking})}</small></h3>
    <ul class="chips" data-list>${seats.seated.filter(Boolean).map(one => html`<li>${verbButton(d, one.name, () => d.open('moveTo', {person: one.id}), {})}</li>`)}</ul>
    ${seats.line?.length ? html`<ol class="strips">${seats.line.filter(Boolean).map((one, n) => html`<li ?data-first=${!n}><span class="pl">${n + 1}</span><p class="nm">${nameOf(d, one)}</p>
      <span class="verbs">${verbButton(d, t('请坐进来'), () => move(one.id, 'ring'), {key: n ? undefined : 'k', needs: 'move', main: !n && seats.open > 0})}</span></li>`)}</ol>` : nothing}</section>`;
}
