/** What I sent and the rules did not take: kept on this phone until I send it again or throw it away. */
import {html, nothing} from '../../vendor/lit.js';
import {slip} from '../parts/slip.js';
import {t} from '../i18n.js';
import {returned, setDraft} from './ui.js';
import {doorway, verb} from './verb.js';

export function givenBack() {
  const kept = returned().filter(([, {text}]) => text);
  if (!kept.length) return nothing;
  return html`<h2 class="section">${t('没交上去的')}</h2><div class="stack">${kept.map(([name, {text}]) => keptSlip(name, text))}</div>`;
}

/** The name of a draft is the route of its form. */
function keptSlip(name, text) {
  return html`<div class="stack-tight">${slip({text}, [], {own: true, foot: html`<span>${t('只在这部手机上')}</span>`})}
    <div class="row">${doorway(t('改一改'), name, {sign: 'edit', small: true})}${verb(t('不要了'), () => setDraft(name, null), {small: true})}</div></div>`;
}
