/** The needs on the wall, each with the cards it was made of; new order waits until it is wanted. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {dotsRow} from '../parts/dotsRow.js';
import {who} from '../parts/who.js';
import {proxyBadge} from '../parts/badge.js';
import {icon} from '../parts/icon.js';
import {t} from '../i18n.js';
import {isLong, steady} from './steady.js';
import {about, closedBallots, groups, heads, holdsMine, originals, ownIds} from './things.js';
import {reported, titled} from '../parts/titled.js';
import {store} from './room.js';

export function needList({title, list = heads(), more = nothing}) {
  if (!list.length) return nothing;
  const {shown, waits, showNow} = steady('needs', list, holdsMine);
  return html`<h2 class="section">${title} <span class="soft">${t('{n} 件', {n: list.length})}</span></h2>
    ${waits ? html`<button class="button fresh" data-size="small" type="button" @click=${showNow}>${icon('up')}${t('有新的内容')}</button>` : nothing}
    <ul class="stack" ?data-long=${isLong(shown)}>${repeat(shown, one => one.id, one => html`<li>${needSlip(one, more)}</li>`)}</ul>`;
}

/** One need: its words, what was counted, the original cards beneath it. */
export function needSlip(one, more = nothing) {
  const cards = originals(one);
  const mine = holdsMine(one);
  return html`<article class="slip" ?data-own=${mine}><p class="need-title"><a href="#item/${one.id}">${titled(key => store.get(key), one)}</a></p>${reported(key => store.get(key),
      one) ? html`<p>${reported(key => store.get(key), one)}</p>` : nothing}
    <p class="slip-foot">${cards.length ? html`<span>${t('{n} 张卡', {n: cards.length})}</span>` : who(one.by, groups())}${proxyBadge(one)}
      ${one.same ? html`<span>${t('{n} 家也是', {n: one.same})}</span>` : nothing}
      ${talkCount(one)}${dotted(one) ? html`<span class="counted">${one.dots ? dotsRow(one.dots) : nothing} ${t('{n} 个点', {n: one.dots})}</span>` : nothing}
      ${mine ? html`<span class="badge">${t('有您写的')}</span>` : nothing}${more === nothing ? nothing : more(one)}</p></article>`;
}

/** Dots are counted in dots; points and places of other ballots stand with their result. */
function dotted({id, dots}) {
  return dots !== null && dots !== undefined && closedBallots().some(one => one.type === 'dots' && one.items.includes(id));
}

function talkCount(one) {
  const n = about('comment/', one.id).length;
  return n ? html`<span>${t('{n} 句留言', {n})}</span>` : nothing;
}

/** The residents' own words under a merged need. */
export function originalList(one) {
  const cards = originals(one);
  if (!cards.length) return nothing;
  return html`<details class="more" open><summary>${t('原来的 {n} 张卡', {n: cards.length})}</summary>
    <ul class="originals">${cards.map(card => html`<li ?data-own=${ownIds().has(card.id)}><q>${card.text}</q>${who(card.by, groups())}</li>`)}</ul></details>`;
}
