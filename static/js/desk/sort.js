/** Sorting: cards at the left, matters at the right; by drag, by menu, by key. Nothing merges by itself. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {inRow, t} from '../i18n.js';
import {openNeedSheet} from './assess.js';
import {keyCap, verbButton} from './buttons.js';
import {cardFoot} from './cards.js';
import {dragFrom, dragGhost} from './drag.js';
import {openTitle} from './merge.js';
import {cardNumber, headsOf, openCards} from './sight.js';

const SHOWN = 3;

export function sortView(d) {
  const heads = headsOf(d);
  const loose = openCards(d).filter(item => !item.originals?.length);
  const total = loose.length + heads.reduce((sum, head) => sum + head.originals.length, 0);
  const chosen = d.ui.get('sort.chosen', []);
  return html`<div class="matter"><span class="no">${total}</span><h2 class="matter-title">${t('张卡，已归成 {heads} 件，还剩 {loose} 张没归', {heads: heads.length, loose: loose.length})}</h2>
    <div class="tools">${verbButton(d, t('合并到…'), () => d.open('menu', {items: pickedOr(d, loose)}), {key: 'm', needs: 'merge', off: loose.length ? '' : t('都归好了')})}
    ${verbButton(d, t('新建一件'), () => openTitle(d, pickedOr(d, loose)), {key: '+', needs: 'merge', off: loose.length ? '' : t('都归好了')})}</div>
    <p class="meta"><span>${t('原话一张不丢，都留在那一件下面。意思不一样就不要合。')}</span>${chosen.length ? html`<b>${t('选了 {n} 张', {n: chosen.length})}</b>` : nothing}</p></div>
    <div class="sorting"><section class="pool"><h2 class="h2">${t('还没归的')} <small>${t('拖到右边，或按')} ${keyCap('m')}</small></h2>
      <div class="pool-cards" data-list>${repeat(loose, card => card.id, card => looseCard(d, card, chosen))}</div></section>
    <div class="bins">${repeat(heads, head => head.id, (head, index) => binView(d, head, index))}
      <section class="bin" data-empty data-drop="new"><p>${t('拖到这里，新建一件')}</p></section></div></div>${dragGhost(d)}`;
}

/** The cards chosen, or the one under the keys, or the first. */
function pickedOr(d, loose) {
  const chosen = d.ui.get('sort.chosen', []).filter(id => loose.some(card => card.id === id));
  const focused = document.activeElement?.closest?.('[data-card]')?.dataset.card;
  if (chosen.length) return chosen;
  return [focused ?? loose[0].id];
}

function looseCard(d, card, chosen) {
  const on = chosen.includes(card.id);
  const toggle = () => d.ui.set('sort.chosen', on ? chosen.filter(id => id !== card.id) : [...chosen, card.id]);
  const lifted = d.ui.get('drag', null)?.id === card.id;
  return html`<article class="kard" data-card=${card.id} ?data-on=${on} ?data-gone=${lifted} @pointerdown=${event => dragFrom(d, event, card.id)}>
    <button type="button" class="kard-tap" data-row aria-pressed=${String(on)} @click=${toggle}><span class="tx">${card.text}</span>${cardFoot(d, card)}</button>
    <button type="button" class="kard-menu" aria-label=${t('卡 {n} 合并到…', {n: cardNumber(card)})} @click=${() => d.open('menu', {items: [card.id]})}>⋯</button></article>`;
}

function binView(d, head, index) {
  const originals = head.originals.map(id => d.get(`item/${id}`)).filter(Boolean);
  const rest = originals.slice(SHOWN);
  const authors = new Set(originals.map(card => card.by?.id ?? card.id)).size;
  const over = d.ui.get('drag', null)?.over === head.id;
  return html`<section class="bin" data-drop=${head.id} ?data-target=${over}><p class="t"><span class="k">${index + 1}</span>
      <button type="button" class="link" title=${t('改标题')} @click=${() => openTitle(d, [head.id], head)}>${head.text}</button><span class="sp"></span>
      <small>${over ? t('放入第 {n} 张', {n: originals.length + 1}) : t('{cards} 张　{people} 人', {cards: originals.length, people: authors})}</small></p>
    <ul>${originals.slice(0, SHOWN).map(card => html`<li data-card=${card.id} @pointerdown=${event => dragFrom(d, event, card.id)}><b>${cardNumber(card)}</b><span
      class="cut-1">${card.text}</span>
      ${d.can('split') || d.can('merge') ? html`<button type="button" class="out" aria-label=${t('把卡 {n} 拿出来', {n: cardNumber(card)})} title=${t('拿出来')}
        @click=${() => d.act('split', {items: [card.id]})}>×</button>` : nothing}</li>`)}
      ${rest.length ? html`<li><button type="button" class="link" @click=${() => d.open('originals',
        {item: head.id})}>${t('另有 {list}', {list: inRow(rest.map(cardNumber))})}</button></li>` : nothing}</ul>
    <p class="bin-verbs"><button type="button" class="link" @click=${() => d.open('menu', {items: [head.id]})}>${t('并到别的')}</button>
      <button type="button" class="link" @click=${() => d.act('split', {items: [head.id]})}>${t('整件拆开')}</button>
      ${d.barred('assess') === null ? nothing : html`<button type="button" class="link" @click=${() => openNeedSheet(d, head.id)}>${t('需求表')}</button>`}</p></section>`;
}
