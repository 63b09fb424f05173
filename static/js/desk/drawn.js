/** A lot that is drawn among people: how many are drawn from whom, so that everybody can check it. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {nameOf, peopleHere, roleTitle} from './names.js';
import {stageOf} from './sight.js';

export function drawnView(d) {
  const {assign} = stageOf(d) ?? {};
  if (!assign || assign.by !== 'random' || d.all('space/').length) return nothing;
  const roles = d.get('meeting').roles ?? {};
  const usual = Object.keys(roles).find(role => roles[role].default);
  const drawn = (assign.drawn ?? []).map(id => d.get(`person/${id}`)).filter(Boolean);
  const inside = drawn.length ? drawn : peopleHere(d).filter(person => person.role === usual);
  return html`<section class="panel"><h3>${t('{role}抽签，最多 {cap} 位', {role: roleTitle(d, usual), cap: assign.cap ?? '—'})} <small>${t('抽签当众做，谁都可以再算一遍')}</small></h3>
    ${assign.seed ? html`<p class="soft">${t('抽签定的，签号 {seed}，谁都可以再算一遍。', {seed: String(assign.seed).slice(0, 12)})}</p>` : nothing}
    <p class="soft">${drawn.length ? t('抽中的 {n} 位，按签的先后：', {n: drawn.length}) : t('现在是{role}的 {n} 位', {role: roleTitle(d, usual), n: inside.length})}</p>
    <ol class="chips">${inside.map(person => html`<li class="chip">${nameOf(d, person)}</li>`)}</ol></section>`;
}
