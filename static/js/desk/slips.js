/** Numbered slips, entered one by one: a number counts once. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sideWords} from '../barwords.js';
import {countedRows} from './ballots.js';

/** The slips entered so far, as `count` takes them. */
export function slipRows(d) {
  return d.ui.get('form.slips', []);
}

/** A number and what stands on the slip: a tap on the side enters it, and the number goes on by one. */
export function slipsField(d, ballot) {
  const rows = slipRows(d);
  const n = Number(d.ui.get('form.slip')) || (rows.at(-1)?.n ?? 0) + 1;
  const add = choice => {
    d.ui.set('form.slips', [...rows.filter(row => row.n !== n), {n, choice}]);
    d.ui.set('form.slip', String(n + 1));
  };
  return html`<div class="slip-entry"><label class="fieldrow"><span>${t('纸票编号')}</span><input class="field short" type="number" min="1" .value=${String(n)}
    @input=${event => d.ui.set('form.slip', event.target.value)}></label>
    <p class="chips">${countedRows(ballot).map(side => html`<button type="button" class="chip" @click=${() => add(side)}>${sideWords(side, ballot)}</button>`)}</p></div>
    <ul class="ledger" aria-live="polite">${rows.map(row => html`<li><b>${row.n}</b>${sideWords(row.choice, ballot)}
      <button type="button" class="out" aria-label=${t('去掉 {n} 号', {n: row.n})} @click=${() => d.ui.set('form.slips', rows.filter(one => one !== row))}>×</button></li>`)}</ul>
    <p role="status">${t('已录 {n} 张', {n: rows.length})}</p>`;
}
