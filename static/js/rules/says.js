/** What the check says while one works: what must be mended, advice, and the part on show in plain words. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';

export function saysView(draft) {
  const {faults, advice, told} = draft.seen();
  return html`<aside class="rule-says" aria-label=${t('检查')}>
    ${faults.length ? html`<h2 class="h2">${t('要改的')}</h2><ul class="rule-faults">${faults.map(one => spot(draft, one))}</ul>` : nothing}
    ${advice.length ? html`<h2 class="h2">${t('再想想')}</h2><ul class="rule-advice">${advice.map(one => spot(draft, one))}</ul>` : nothing}
    ${told.length ? html`<h2 class="h2">${t('念出来是这样')}</h2><div class="rule-told">${told.map(saying)}</div>` : nothing}
  </aside>`;
}

function spot(draft, one) {
  return html`<li>${pick(one)} <button class="rule-small" @click=${() => draft.goTo(one.line)}>${t('第 {n} 行', {n: one.line})}</button></li>`;
}

function saying(words) {
  const deep = Math.min(3, Math.floor((words.length - words.trimStart().length) / 2));
  return html`<p data-depth=${deep}>${words.trim()}</p>`;
}
