/** What a closed ballot said: numbers with every row, the representatives' apart, nobody shamed. */
import {html, nothing} from '../../vendor/lit.js';
import {dotsRow} from '../parts/dotsRow.js';
import {fewWords, isKeptBack} from '../parts/few.js';
import {titled} from '../parts/titled.js';
import {t} from '../i18n.js';
import {myChoice} from './choice.js';
import {store} from './room.js';
import {item} from './things.js';

export function result(ballot) {
  const rows = (ballot.order || ballot.items).map(item).filter(Boolean);
  return html`<h2 class="section">${ballot.type === 'score' ? t('打分的结果') : t('贴点的结果')} <span class="soft">${t('{voted} 位投了', {voted: ballot.voted})}</span></h2>
    ${isKeptBack(ballot) ? html`<p class="note">${fewWords()}</p>` : nothing}<ul class="stack-tight">${rows.map(one => (ballot.type === 'score' ? gradeRow(ballot, one) : dotRow(ballot, one)))}</ul>
    ${ballot.tie ? html`<p class="note">${t('并列的一起谈。')}</p>` : nothing}`;
}

function dotRow(ballot, one) {
  const n = ballot.counts?.[one.id] || 0;
  const apart = ballot.apart_counts?.[one.id] || 0;
  return html`<li class="slip" ?data-own=${myChoice(ballot)[one.id]}><p>${titled(key => store.get(key), one)}</p>
    <p class="slip-foot">${isKeptBack(ballot) ? nothing : html`<span class="counted">${n ? dotsRow(n) : nothing}${t('{n} 个点', {n})}</span>`}
    ${apart ? html`<span class="counted">${dotsRow(apart, {apart: true})} ${t('单位代表 {n} 个', {n: apart})}</span>` : nothing}
    ${ballot.chosen?.includes(one.id) ? html`<span class="badge">${one.kind === 'report' ? t('选上了') : t('接着谈')}</span>` : nothing}
    ${myChoice(ballot)[one.id] ? html`<span class="badge">${t('您贴了')}</span>` : nothing}</p></li>`;
}

function gradeRow(ballot, one) {
  const medians = ballot.medians?.[one.id] || {};
  const words = {importance: t('要紧'), satisfaction: t('满意'), feasibility: t('好办')};
  return html`<li class="slip"><p>${one.text}</p><p class="slip-foot">${ballot.axes.map(axis => html`<span>${words[axis] || axis} <strong
      class="number">${medians[axis]?.median ?? '—'}</strong></span>`)}</p></li>`;
}
