/** The fields of a need's sheet, each with who filled it in, what the meeting suggests, and what nobody has looked at yet. */
import {html, nothing} from '../../vendor/lit.js';
import {hour, pick, t} from '../i18n.js';
import {page} from '../page.js';
import {choiceField, selectField, textField, tickField} from './fields.js';

const TERM_WORDS = [['near', () => t('近期（一周内）')], ['middle', () => t('中期（一个月内）')], ['long', () => t('长期（更晚）')]];

export function assessFields(d, need) {
  const resources = page.lists?.resources ?? [];
  return html`<div class="ask-cols"><div class="ask-col">
      ${asked(d, need, 'place', textField(d, 'form.place', t('在哪儿'), {first: true, max: 80}))}
      ${asked(d, need, 'since', textField(d, 'form.since', t('多久了'), {max: 80}))}
      <div class="ask-pair">${asked(d, need, 'households', textField(d, 'form.households', t('多少户'), {max: 7, mode: 'numeric'}))}
        ${asked(d, need, 'households_by', textField(d, 'form.households_by', t('户数谁说的'), {max: 80}))}</div>
      ${asked(d, need, 'absent', textField(d, 'form.absent', t('谁受影响而没有来'), {rows: 2, max: 200}))}
      ${asked(d, need, 'route', selectField(d, 'form.route', t('回应路径'), (page.lists?.routes ?? []).map(one => [one.code, pick(one)]), {empty: t('还没定')}))}
      ${asked(d, need, 'term', choiceField(d, 'form.term', t('近期还是长期'), [['', t('还没定')], ...TERM_WORDS.map(([code, words]) => [code, words()])]))}</div>
    <div class="ask-col"><fieldset class="ask-col"><legend>${t('四类证据')} <small>${t('写是谁或哪份材料')}</small></legend>
      ${(page.lists?.need_kinds ?? []).map(kind => asked(d, need, `evidence.${kind.code}`, textField(d, `form.evidence.${kind.code}`, pick(kind),
        {max: 200, hint: kindQuestion(kind)})))}</fieldset>
      ${asked(d, need, 'owner', textField(d, 'form.owner', t('责任单位'), {max: 80}))}
      ${asked(d, need, 'nobody', tickField(d, 'form.nobody', t('没有人负责')))}</div></div>
    <fieldset class="ask-res"><legend>${t('七类资源')} <small>${t('已有什么，还要什么')}</small></legend>
      ${resources.map(kind => html`<div class="ask-kind"><b>${pick(kind)}</b>
        ${asked(d, need, `exists.${kind.code}`, textField(d, `form.exists.${kind.code}`, html`<i class="only-heard">${pick(kind)} </i>${t('已有')}`, {max: 200}))}
        ${asked(d, need, `wanted.${kind.code}`, textField(d, `form.wanted.${kind.code}`, html`<i class="only-heard">${pick(kind)} </i>${t('还要')}`, {max: 200}))}</div>`)}</fieldset>`;
}

/** The question that a kind of evidence answers. */
function kindQuestion(kind) {
  return {
    normative: t('有没有标准、规范说应当有'), felt: t('大家心里觉得要不要'), expressed: t('有没有人去申请、投诉、排队'), comparative: t('别的院子、别的社区有没有'),
  }[kind.code];
}

/** A field, what stood there and who entered it, and the hint. */
function asked(d, need, name, field) {
  return html`<div class="ask" data-field=${name}>${field}${stands(d, need.sheet?.[name], name)}${hintLine(d, name)}</div>`;
}

/** Who filled it in (of a number its sayer tells that); where she types something else, what stands there. */
function stands(d, mark, name) {
  if (!mark) return nothing;
  const told = {who: mark.by?.name ?? t('有人'), time: hour(mark.at)};
  const same = d.ui.get(`form.${name}`) === (mark.value === true ? true : String(mark.value));
  if (same && name === 'households') return nothing;
  return html`<p class="ask-by">${same ? t('{who} {time} 填的', told) : t('{who} {time} 填的是：{value}', {...told, value: valueWords(name, mark.value)})}</p>`;
}

function valueWords(name, value) {
  if (name === 'route') return pick(page.lists?.routes?.find(one => one.code === value) ?? {zh: value, en: value});
  if (name === 'term') return TERM_WORDS.find(([code]) => code === value)?.[1]() ?? value;
  return value === true ? t('是') : value;
}

function hintLine(d, name) {
  const hint = d.ui.get('form-hints', {})[name];
  if (!hint || d.ui.get(`form.${name}`)) return nothing;
  const take = () => d.ui.set(`form.${name}`, String(hint.take).slice(0, 200));
  return html`<p class="ask-hint" ?data-asks=${hint.asks}><span>${hint.says}${hint.refs ? html` <small>〔${hint.refs}〕</small>` : nothing}</span>${hint.take === null
    ? nothing : html`<button type="button" class="link" @click=${take} aria-label=${t('用这句：{what}', {what: hint.says})}>${t('用这句')}</button>`}</p>`;
}
