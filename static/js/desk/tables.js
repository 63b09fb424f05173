/** Tables and the marketplace: who sits where, and what is offered when. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {stageOf} from './sight.js';

export function tablesView(d) {
  const spaces = d.all('space/');
  return html`<div class="matter" data-plain><h2 class="matter-title">${pick(stageOf(d).title)}</h2><p class="meta"><span>${pick(stageOf(d).prompt)}</span></p></div>
    <div class="cards">${spaces.map(space => html`<section class="panel"><h3>${pick(space.title) || space.place || t('第 {n} 桌', {n: space.id})} <small>${space.slot ?? nothing}</small></h3>
      <p>${space.item ? d.get(`item/${space.item}`)?.text : nothing}</p><p class="soft">${(space.people ?? []).map(id => d.get(`person/${id}`)?.name ?? id.name).filter(Boolean).join('、')}</p></section>`)}</div>`;
}
