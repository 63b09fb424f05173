/** Hands, dots on the sheet and slips counted aloud: how many people, and who watched the count. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sideWords} from '../barwords.js';
import {countedRows, hasSides} from './ballots.js';
import {choiceField, selectField, textField, tickField} from './fields.js';
import {peopleHere} from './names.js';
import {slipRows, slipsField} from './slips.js';
import {sheet} from './sheet.js';

const SOURCES = {sheet: () => t('墙上的大纸'), slips: () => t('纸票'), hands: () => t('举手')};

export function countDialog(d, {ballot: id}) {
  const ballot = d.get(`ballot/${id}`);
  const sided = hasSides(ballot);
  const sources = Object.entries(SOURCES).filter(([source]) => source !== 'sheet' || ballot.type === 'dots');
  const byNumber = d.ui.get('form.source') === 'slips' && sided && d.ui.get('form.numbered');
  return sheet(d, {
    title: ballot.type === 'dots' ? t('把纸上数的点记进来') : t('把数出来的票记进来'), note: t('两个人一起数，数目一样才记；同一来源再记一次，就换掉前一次。'), verb: t('数目一致，记下'), wide: true,
    send: () => sendCount(d, ballot, byNumber),
    body: html`${choiceField(d, 'form.source', t('从哪里来'), sources.map(([source, words]) => [source, words()]))}
      ${d.ui.get('form.source') === 'slips' && sided ? tickField(d, 'form.numbered', t('纸票有编号，一张一张录（同一号只算一次）')) : nothing}
      ${byNumber ? slipsField(d, ballot) : countFields(d, ballot, sided)}
      ${selectField(d, 'form.witness', t('谁在旁边看着数'), peopleHere(d).map(person => [person.name, person.name]), {empty: t('请选'), required: true})}
      ${ballot.apart?.length ? tickField(d, 'form.apart', t('这些是单位代表贴的，另计')) : nothing}`,
  });
}

/** Sides add up to the people; of dots and picks one gives several, so people are asked for. */
function countFields(d, ballot, sided) {
  return html`${sided ? nothing : textField(d, 'form.people', ballot.type === 'dots' ? t('几个人贴的') : t('几个人投的'), {type: 'number', required: true, first: true})}
    <ul class="votes">${countedRows(ballot).map((row, n) => countRow(d, row, sided ? sideWords(row, ballot) : d.get(`item/${row}`)?.text, sided && n === 0))}</ul>
    ${sided ? html`<p role="status">${t('一共 {n} 人', {n: total(d)})}</p>` : nothing}`;
}

function countRow(d, row, words, first) {
  const counts = d.ui.get('form.counts', {});
  const put = n => d.ui.set('form.counts', {...d.ui.get('form.counts', {}), [row]: Math.max(0, Math.floor(Number(n)) || 0)});
  return html`<li><span>${words}</span><button type="button" class="chip" aria-label=${t('少一个')} @click=${() => put((counts[row] ?? 0) - 1)}>−</button>
    <input class="field short" type="number" min="0" aria-label=${words} ?autofocus=${first} .value=${String(counts[row] ?? 0)} @focus=${event => event.target.select()}
      @input=${event => put(event.target.value)}>
    <button type="button" class="chip" aria-label=${t('多一个')} @click=${() => put((counts[row] ?? 0) + 1)}>+</button></li>`;
}

function total(d) {
  return Object.values(d.ui.get('form.counts', {})).reduce((sum, n) => sum + n, 0);
}

async function sendCount(d, ballot, byNumber) {
  const field = name => d.ui.get(`form.${name}`);
  const plain = {ballot: ballot.id, source: field('source'), witness: field('witness'), apart: Boolean(field('apart'))};
  const people = hasSides(ballot) ? total(d) : Number(field('people'));
  const counted = byNumber ? {slips: slipRows(d)} : {counts: d.ui.get('form.counts', {}), people};
  return (await d.act('count', {...plain, ...counted})).ok;
}

/** What was entered from paper so far. */
export function sheetsView(d, ballot) {
  if (!ballot.sheets?.length) return nothing;
  return html`<ul class="ledger">${ballot.sheets.map(one => html`<li><b>${SOURCES[one.source]?.() ?? one.source}</b>${ballot.type === 'dots' ? t('{people} 人，共 {dots} 点，{witness}看着数的', {
    people: one.people, dots: Object.values(one.counts).reduce((sum, n) => sum + n, 0), witness: one.witness}) : t('{people} 人，{witness}看着数的', one)}${one.apart ? t('（另计）') : ''}</li>`)}</ul>`;
}
