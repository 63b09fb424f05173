/** The form of one part, drawn from what the language allows there: what stands, and what may be added. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {control} from './controls.js';
import {allowControl} from './allow.js';

const OPEN = {group: groupOf, list: listOf, table: tableOf, allow: allowControl};

export function fieldsView(draft, fields) {
  const set = fields.filter(one => one.set);
  const free = fields.filter(one => !one.set);
  return html`<div class="rule-fields">
    ${repeat(set, one => one.path.join('/'), one => OPEN[one.kind] ? wide(draft, one) : row(draft, one))}
    ${free.length ? more(draft, free) : nothing}</div>`;
}

function row(draft, one) {
  const id = one.path.join('-');
  return html`<div class="rule-row" data-kind=${one.kind}><label for=${id}>${pick(one.label)}</label>${control(draft, one, id)}${without(draft, one)}</div>`;
}

function wide(draft, one) {
  return html`<fieldset class="rule-group"><legend>${pick(one.label)} ${without(draft, one)}</legend>${OPEN[one.kind](draft, one)}</fieldset>`;
}

function groupOf(draft, one) {
  return fieldsView(draft, one.fields);
}

function listOf(draft, one) {
  return html`${one.items.map((item, n) => html`<div class="rule-item"><span class="rule-nth">${n + 1}
      <button class="rule-small" ?disabled=${n === 0} @click=${() => draft.change('move', item.path, -1)}>${t('往前')}</button>
      <button class="rule-small" @click=${() => draft.change('cut', item.path)}>${t('去掉')}</button></span>
    ${fieldsView(draft, item.fields)}</div>`)}
    <button class="button" data-size="small" @click=${() => draft.change('insert', [...one.path, one.items.length], one.new)}>${t('再加一条')}</button>`;
}

function tableOf(draft, one) {
  return html`${one.items.map(item => html`<div class="rule-item"><span class="rule-nth"><b translate="no">${item.name}</b>
      <button class="rule-small" @click=${() => draft.change('cut', item.path)}>${t('去掉')}</button></span>${fieldsView(draft, item.fields)}</div>`)}
    <form class="rule-new" @submit=${event => addNamed(event, draft, one)}><label>${t('再加一个，名字')} <input name="name" pattern="[a-z][a-z0-9_]*" required
      placeholder="member" autocomplete="off" title=${t('小写字母、数字和下划线')}></label><button class="button" data-size="small">${t('加上')}</button></form>`;
}

function addNamed(event, draft, one) {
  event.preventDefault();
  const name = event.target.elements.name;
  draft.change('put', [...one.path, name.value], one.new);
  name.value = '';
}

function without(draft, one) {
  if (one.required) return nothing;
  return html`<button class="rule-small rule-cut" aria-label=${t('去掉：{what}', {what: pick(one.label)})} @click=${() => draft.change('cut', one.path)}>✕</button>`;
}

function more(draft, free) {
  const add = event => {
    const one = free[event.target.value];
    event.target.value = '';
    if (one) draft.change('put', one.path, one.make);
  };
  return html`<select class="blank rule-more" aria-label=${t('再加一项')} @change=${add}><option value="">${t('再加一项……')}</option>
    ${free.map((one, n) => html`<option value=${n}>${pick(one.label)}</option>`)}</select>`;
}
