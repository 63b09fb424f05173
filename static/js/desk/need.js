/** The matter on the table: its header, its original cards, and who has answered. */
import {html, nothing} from '../../vendor/lit.js';
import {hour, t} from '../i18n.js';
import {openEntry} from './answer.js';
import {openNeedSheet} from './assess.js';
import {verbButton} from './buttons.js';
import {circled, groupShort, listName, nameOf} from './names.js';
import {sheet} from './sheet.js';
import {sheetedItems} from './needs.js';
import {cardNumber, itemNow, stageOf} from './sight.js';

export function needHeader(d) {
  const item = itemNow(d);
  if (!item) return nothing;
  const stage = stageOf(d);
  return html`<div class="matter">${stage.item ? html`<span class="no">${circled(stage.nth)}</span>` : nothing}<h2 class="matter-title">${item.text}</h2>
    <div class="tools">${verbButton(d, t('{n} 张原文', {n: Math.max(1, item.originals.length)}), () => d.open('originals', {item: item.id}), {key: 'c'})}
    ${sheetedItems(d).includes(item) ? verbButton(d, t('需求表'), () => openNeedSheet(d, item.id), {key: 'y', needs: 'assess'}) : nothing}
    ${canAnswer(d) ? verbButton(d, t('记答复'), () => openEntry(d, 'answer', item.id), {key: 'a'}) : nothing}
    ${stage.allow?.offer && d.can('proxy') ? verbButton(d, t('记资源'), () => openEntry(d, 'offer', item.id), {key: 'o'}) : nothing}
    ${stage.allow?.comment && d.can('proxy') ? verbButton(d, t('记留言'), () => openEntry(d, 'comment', item.id), {key: 'k'}) : nothing}</div>
    <p class="meta">${matterFacts(item).map(fact => html`<span>${fact}</span>`)}${dangerFact(item)}</p></div>`;
}

function canAnswer(d) {
  return d.can('proxy') || d.can('answer');
}

function matterFacts(item) {
  const {place, affected, since} = item.fields ?? {};
  const dots = item.dots === null || item.dots === undefined ? '' : t('居民贴点 {n}', {n: item.dots});
  return [place, affected, since, dots, item.same ? t('“我家也是” {n}', {n: item.same}) : ''].filter(Boolean);
}

function dangerFact(item) {
  if (!item.fields?.danger) return nothing;
  return html`<span class="danger">${t('立即危险')}</span>${item.danger?.called ? html`<span>${t('{time} 已告知{who}', {time: hour(item.danger.at),
    who: item.danger.called})}</span>` : html`<span>${t('还没记下告知了谁')}</span>`}`;
}

/** Who has answered this matter and who has not, by group. */
export function ledgerView(d) {
  const item = itemNow(d);
  const groups = answeringGroups(d);
  if (!item || !groups.length) return nothing;
  const answers = d.all('answer/').filter(answer => answer.about === item.id);
  return html`<ul class="ledger">${groups.map(code => ledgerRow(d, code, answers.filter(answer => answer.by?.group === code)))}</ul>`;
}

/** Groups of which somebody present may answer here. */
export function answeringGroups(d) {
  const roles = stageOf(d)?.allow?.answer ?? [];
  return [...new Set(d.all('person/').filter(person => person.present && roles.includes(person.role)).map(person => person.group))].filter(Boolean);
}

function ledgerRow(d, code, answers) {
  const said = answers.map(answer => t('{kind}：{text}', {kind: listName('answers', answer.kind), text: answer.text})).join(t('；'));
  return html`<li ?data-open=${!answers.length}><b>${groupShort(d, code)}</b><span class="cut-1" title=${said}>${said || t('还没答复')}</span></li>`;
}

/** The cards under a matter, word for word. */
export function originalsDialog(d, {item}) {
  const head = d.get(`item/${item}`);
  const cards = head.originals.length ? head.originals.map(id => d.get(`item/${id}`)).filter(Boolean) : [head];
  return sheet(d, {
    title: head.text, note: t('原话一张不丢。'), wide: true,
    body: html`<ul class="originals-list">${cards.map(card => html`<li><b>${cardNumber(card)}</b><q>${card.text}</q><span class="soft">${nameOf(d, card.by)}</span></li>`)}</ul>`,
  });
}
