/** Paper cards in a batch: a whole table in one form, by number, without registering anybody. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {page} from '../page.js';
import {suggestedCategory} from '../wordlist.js';
import {peopleOptions} from './answer.js';
import {writeKind} from './proxy.js';
import {sheet} from './sheet.js';

const ROWS = 8;

export function paperDialog(d) {
  return sheet(d, {
    title: t('纸卡整批录入'), wide: true, note: t('回车换下一张；空着的编号不占数。不写名也算数。'), body: paperTable(d),
    verb: t('这一桌录完'), send: () => sendTable(d),
  });
}

/** Number of the first row: what follows the last number entered. */
function firstNumber(d) {
  const taken = d.all('item/').map(item => Number(item.paper) || 0);
  return d.ui.get('paper.first', 0) || Math.floor(Math.max(0, ...taken) / ROWS) * ROWS + 1;
}

function rowsOf(d) {
  const first = firstNumber(d);
  const typed = d.ui.get('paper.rows', {});
  return Array.from({length: ROWS}, (unused, n) => ({number: first + n, text: '', category: '', person: '', danger: false, ...typed[first + n]}));
}

export function paperTable(d) {
  const entered = new Map(d.all('item/').filter(item => item.paper).map(item => [Number(item.paper), item]));
  const first = firstNumber(d);
  return html`<div class="formrow"><label>${t('从几号起')} <input class="field short" type="number" min="1" .value=${String(first)}
    @change=${event => d.ui.set('paper.first', Number(event.target.value) || 1)}></label>
      <button type="button" class="button" data-size="small" @click=${() => d.ui.set('paper.first', Math.max(1, first - ROWS))}>${t('上一桌')}</button>
      <button type="button" class="button" data-size="small" @click=${() => d.ui.set('paper.first', first + ROWS)}>${t('下一桌 {from}—{to}', {from: first + ROWS,
        to: first + 2 * ROWS - 1})}</button></div>
    <table class="batch"><thead><tr><th>${t('编号')}</th><th>${t('什么事（照抄原话）')}</th><th>${t('类别')}</th><th>${t('谁写的')}</th><th>${t('危险')}</th></tr></thead>
    <tbody>${rowsOf(d).map(row => (entered.has(row.number) ? enteredRow(d, entered.get(row.number), row) : typedRow(d, row)))}</tbody></table>`;
}

function enteredRow(d, item, row) {
  return html`<tr data-ok><td
    class="k">${row.number}</td><td>${item.text}</td><td>${pick(page.lists?.needs?.find(one => one.code === item.category))}</td><td>${item.by?.name ?? t('不写名')}</td><td
    class="k">${item.fields?.danger ? t('危险') : t('已录')}</td></tr>`;
}

function typedRow(d, row) {
  const change = (field, value) => {
    const rows = d.ui.get('paper.rows', {});
    d.ui.set('paper.rows', {...rows, [row.number]: {...rows[row.number], [field]: value, refused: ''}});
  };
  const kind = categoryOfRow(row);
  return html`<tr ?data-refused=${row.refused}><td class="k">${row.number}</td>
    <td><textarea rows="1" aria-label=${t('第 {n} 号写什么事', {n: row.number})} .value=${row.text} @input=${event => change('text', event.target.value)}
      @keydown=${nextRow}></textarea>${row.refused ? html`<small role="alert">${row.refused}</small>` : nothing}</td>
    <td><select aria-label=${t('类别')} @change=${event => change('category', event.target.value)}><option value=""
      .selected=${!kind}>—</option>${(page.lists?.needs ?? []).map(one => html`<option value=${one.code} .selected=${one.code === kind}>${pick(one)}</option>`)}</select></td>
    <td><select aria-label=${t('谁写的')} @change=${event => change('person', event.target.value)}><option value=""
      .selected=${!row.person}>${t('不写名')}</option>${peopleOptions(d).map(([id, words]) => html`<option value=${id} .selected=${id === row.person}>${words}</option>`)}</select></td>
    <td class="k"><input type="checkbox" class="tick" aria-label=${t('有立即危险')} .checked=${row.danger} @change=${event => change('danger', event.target.checked)}></td></tr>`;
}

/** As chosen, otherwise as its words suggest: the scribe sees it and may change it. */
function categoryOfRow(row) {
  return row.category || suggestedCategory(row.text)?.code || '';
}

/** Enter goes to the next card, Ctrl S sends the table. */
function nextRow(event) {
  if (event.isComposing) return;
  if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    event.target.closest('tr').nextElementSibling?.querySelector('textarea')?.focus();
  }
}

/** Sends every filled row; a refused one stays with its reason. Answers true when all went through. */
export async function sendTable(d) {
  const rows = rowsOf(d).filter(row => row.text.trim());
  const refused = [];
  for (const row of rows) {
    const fields = {category: categoryOfRow(row) || 'other', paper: row.number, media: 'paper', ...(row.danger ? {danger: true} : {})};
    const answer = await d.outbox.act('proxy', {person: row.person, act: {verb: 'write', args: {kind: writeKind(d), text: row.text.trim(), fields, named: Boolean(row.person)}}});
    if (!answer.ok) refused.push({...row, refused: pick(answer.refusal)});
  }
  d.ui.set('paper.rows', Object.fromEntries(refused.map(row => [row.number, row])));
  if (rows.length > refused.length) d.say(t('录了 {n} 张', {n: rows.length - refused.length}));
  return refused.length === 0;
}
