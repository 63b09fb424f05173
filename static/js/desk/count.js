/** Dots counted on the sheet on the wall, or from slips: how many people gave them, and who watched the count. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {choiceField, selectField, textField, tickField} from './fields.js';
import {peopleHere} from './names.js';
import {sheet} from './sheet.js';

const SOURCES = {sheet: () => t('墙上的大纸'), slips: () => t('纸票'), hands: () => t('举手')};

export function countDialog(d, {ballot: id}) {
  const ballot = d.get(`ballot/${id}`);
  return sheet(d, {
    title: t('把纸上数的点记进来'), note: t('两个人一起数，数目一样才记；同一来源再记一次，就换掉前一次。'), verb: t('数目一致，记下'), send: () => sendCount(d, ballot), wide: true,
    body: html`${choiceField(d, 'form.source', t('从哪里来'), Object.entries(SOURCES).map(([source, words]) => [source, words()]))}
      ${textField(d, 'form.people', t('几个人贴的'), {type: 'number', required: true, first: true})}
      ${selectField(d, 'form.witness', t('谁在旁边看着数'), peopleHere(d).map(person => [person.name, person.name]), {empty: t('请选'), required: true})}
      <ul class="votes">${ballot.items.map(item => countRow(d, item))}</ul>
      ${ballot.apart?.length ? tickField(d, 'form.apart', t('这些是单位代表贴的，另计')) : nothing}`,
  });
}

function countRow(d, item) {
  const counts = d.ui.get('form.counts', {});
  const put = event => d.ui.set('form.counts', {...d.ui.get('form.counts', {}), [item]: Math.max(0, Math.floor(Number(event.target.value)) || 0)});
  const words = d.get(`item/${item}`)?.text;
  return html`<li><span>${words}</span><input class="field short" type="number" min="0" aria-label=${words} .value=${String(counts[item] ?? 0)} @input=${put}></li>`;
}

async function sendCount(d, ballot) {
  const field = name => d.ui.get(`form.${name}`);
  const counts = d.ui.get('form.counts', {});
  const {ok} = await d.act('count', {ballot: ballot.id, source: field('source'), counts, people: Number(field('people')), witness: field('witness'), apart: Boolean(field('apart'))});
  return ok;
}

/** What was entered from paper so far. */
export function sheetsView(d, ballot) {
  if (!ballot.sheets?.length) return nothing;
  return html`<ul class="ledger">${ballot.sheets.map(one => html`<li><b>${SOURCES[one.source]?.() ?? one.source}</b>${t('{people} 人，共 {dots} 点，{witness}看着数的', {
    people: one.people, dots: Object.values(one.counts).reduce((sum, n) => sum + n, 0), witness: one.witness})}${one.apart ? t('（另计）') : ''}</li>`)}</ul>`;
}
