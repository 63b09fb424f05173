/** Cards that look like one matter: tinted, and never merged by themselves. */
import {html, nothing} from '../../vendor/lit.js';
import {inRow, t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {openTitle} from './merge.js';
import {cardNumber} from './sight.js';

export function suggestionsView(d) {
  const refused = d.ui.get('suggest.no', []);
  const open = items => items.map(id => d.get(`item/${id}`)).filter(card => card && !card.merged_into);
  const groups = (d.get('notice/suggest')?.groups ?? []).map(({items, words = []}) => ({id: items.join(), words, cards: open(items)}));
  const fresh = groups.filter(one => one.cards.length > 1 && !refused.includes(one.id)).slice(0, 4);
  if (!fresh.length) return nothing;
  return html`<section><h2 class="h2">${t('像是一件事')} <small>${t('系统建议，您来定')}</small></h2>${fresh.map((one, index) => suggestion(d, one, index))}</section>`;
}

function suggestion(d, {id, words, cards}, index) {
  const refuse = () => d.ui.set('suggest.no', [...d.ui.get('suggest.no', []), id]);
  return html`<div class="suggest"><p><b>${inRow(cards.map(cardNumber))}</b></p>${cards.slice(0, 3).map(card => html`<p class="w cut-1">“${card.text}”</p>`)}
    ${words.length ? html`<p class="soft">${t('共同的词：{words}', {words: inRow(words)})}</p>` : nothing}
    <div class="row">${verbButton(d, t('合成一件'), () => openTitle(d, cards.map(card => card.id)), {key: index === 0 ? 'y' : undefined, needs: 'merge', main: index === 0})}
    ${verbButton(d, t('不合'), refuse, {})}</div></div>`;
}
