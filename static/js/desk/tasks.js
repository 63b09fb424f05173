/** Tasks: what, who, with whom, by when, who checks; and how each one goes afterwards. */
import {html, nothing} from '../../vendor/lit.js';
import {day, inRow, pick, t} from '../i18n.js';
import {page} from '../page.js';
import {filled, peopleOptions} from './answer.js';
import {verbButton} from './buttons.js';
import {choiceField, dateField, selectField, textField} from './fields.js';
import {listName, nameOf, roleTitle} from './names.js';
import {resultsToRead} from './resultsread.js';
import {sheet} from './sheet.js';
import {chosenItems, stageOf} from './sight.js';

export function tasksView(d) {
  const tasks = d.all('action/');
  const free = toBeDone(d).filter(item => !tasks.some(task => task.about === item.id));
  return html`<div class="matter" data-plain><h2 class="matter-title">${pick(stageOf(d)?.title) || t('任务单')}</h2><div class="tools">${mainVerb(d)}</div>
    <p class="meta"><span>${t('定人、定时、定督办人。答复日期不等于办好的日期。')}</span></p></div>
    ${resultsToRead(d)}
    ${tasks.length ? tasksTable(d, tasks) : html`<p class="empty">${t('还没有任务。')}</p>`}
    ${free.length ? html`<section class="panel"><h3>${t('还没有人认领的 {n} 件', {n: free.length})}</h3><ol class="items-list">${free.map(item =>
      html`<li><span>${item.text}</span> ${taskVerb(d, item.id, {bare: true})}</li>`)}</ol></section>` : nothing}`;
}

/** Whoever may not add one is told who may. */
function mainVerb(d) {
  const key = 'a';
  if (d.barred(powerToAdd(d)) !== null) return taskVerb(d, '', {key, main: true});
  const roles = stageOf(d)?.write?.find(one => one.kind === 'action')?.roles ?? [];
  const off = roles.length ? t('任务由各人在手机上点“我来认领一件”，或由{roles}添。要添的人先点名字改身份。', {roles: inRow(roles.map(role => roleTitle(d, role)))})
    : t('任务由各人在手机上点“我来认领一件”。');
  return verbButton(d, t('添一项任务'), () => {}, {key, off});
}

const powerToAdd = d => (d.barred('action') === null ? 'write/action' : 'action');

/** What may be taken on: all but what was voted down. */
function toBeDone(d) {
  return chosenItems(d).filter(item => !['failed', 'postpone_forever'].includes(item.outcome));
}

/** Adding a task needs the power, or the stage's leave; the recorder writes it for others. */
function taskVerb(d, about, options) {
  return verbButton(d, t('添一项任务'), () => { d.open('action', {}, {about}); askHands(d); }, {needs: powerToAdd(d), ...options});
}

function tasksTable(d, tasks) {
  return html`<table class="tallyt" data-tasks><thead><tr><th>${t('做什么')}</th><th>${t('谁')}</th><th>${t('哪天前')}</th><th>${t('督办人')}</th><th>${t('进展')}</th></tr></thead><tbody>
    ${tasks.map(task => html`<tr ?data-late=${task.late}><td class="wide-cell"><b>${task.what}</b><small class="soft">${d.get(`item/${task.about}`)?.text ?? ''}</small></td>
      <td>${nameOf(d, task.who)}${task.with?.length ? html`<small class="soft">${t('同 {names}', {names: inRow(task.with.map(one => one.name))})}</small>` : nothing}</td>
      <td class="tight">${task.due ? day(task.due) : '—'}${task.late ? html` <b>${t('逾期')}</b>` : nothing}</td><td>${task.check_by ? nameOf(d, task.check_by) : '—'}
        ${whole(task) ? nothing : wholeButton(d, task)}</td>
      <td><button type="button" class="chip"
        @click=${() => d.open('taskState', {action: task.id}, {state: task.state})}>${listName('action_states', task.state)}</button></td></tr>`)}</tbody></table>`;
}

const whole = task => task.state === 'dropped' || (task.due && task.check_by);
const wholeButton = (d, task) => html`<button type="button" class="chip" aria-label=${t('补全：{what}', {what: task.what})} @click=${() => d.open('whole', {action: task.id})}>${t('补全')}</button>`;

/** Tasks with which the meeting should not close yet, each with the way to complete it. */
export function bareTasks(d) {
  return html`<ul class="items-list">${d.all('action/').filter(task => !whole(task)).map(task => html`<li><span>${task.what}</span> ${wholeButton(d, task)}</li>`)}</ul>`;
}

/** What a task still lacks before the meeting may close: a date, somebody who checks. */
export function wholeDialog(d, {action}) {
  const task = d.get(`action/${action}`);
  const people = peopleOptions(d).filter(([id]) => id !== task?.who?.id);
  const send = async () => (await d.act('action', {id: action, due: filled(d, 'due') ?? '', check_by: filled(d, 'check_by') ?? filled(d, 'other') ?? ''})).ok;
  return sheet(d, {
    title: t('补全：{what}', {what: task?.what ?? ''}), verb: t('记下'), send,
    body: html`${task?.due ? nothing : dateField(d, 'form.due', t('哪天前'), {required: true})}
      ${task?.check_by ? nothing : html`${selectField(d, 'form.check_by', t('谁来督办'), people, {empty: t('不在场的人，下面写')})}
        ${d.ui.get('form.check_by') ? nothing : textField(d, 'form.other', t('姓名或单位'), {required: true, max: 24})}`}`,
  });
}

export function actionDialog(d) {
  const people = peopleOptions(d);
  const withWhom = d.ui.get('form.with', []);
  const send = async () => {
    const who = filled(d, 'who') ?? filled(d, 'other');
    const {ok} = await d.act('action', {about: filled(d, 'about') ?? '', what: filled(d, 'what'), who, with: withWhom, due: filled(d, 'due') ?? '', check_by: filled(d, 'check_by') ?? ''});
    return ok;
  };
  return sheet(d, {
    title: t('添一项任务'), wide: true, verb: t('记下这项任务'), send,
    body: html`${selectField(d, 'form.about', t('哪一件'), toBeDone(d).map(item => [item.id, item.text]), {empty: t('都不是')})}
      ${textField(d, 'form.what', t('做什么'), {required: true, first: true, max: 120})}
      ${selectField(d, 'form.who', t('谁来办'), people, {empty: t('不在场的人，下面写')})}
      ${d.ui.get('form.who') ? handNote(d) : textField(d, 'form.other', t('姓名或单位'), {required: true, max: 24})}
      ${dateField(d, 'form.due', t('哪天前'), {required: true})}
      ${selectField(d, 'form.check_by', t('谁来督办'), people.filter(([id]) => id !== d.ui.get('form.who')), {empty: t('以后定')})}
      <details><summary>${t('一起办的人')}${withWhom.length ? t('（{n}）', {n: withWhom.length}) : ''}</summary><div
        class="choices">${people.map(([id, words]) => withBox(d, id, words, withWhom))}</div></details>`,
  });
}

/** What people have promised before, asked when the dialog opens; without it the dialog works as well. */
async function askHands(d) {
  const answer = await fetch(`/m/${page.code}/desk/hands`, {headers: {Accept: 'application/json'}}).catch(() => null);
  if (answer?.ok) d.ui.set('hands', await answer.json());
}

/** What whoever is chosen still has to do. */
function handNote(d) {
  const hand = d.ui.get('hands', {})[d.ui.get('form.who')];
  if (!hand) return nothing;
  return html`<p class="meta" role="status"><span>${t('手上还有 {n} 件没办完', {n: hand.open})}</span>${hand.late ? html`<span class="danger">${t('其中 {n} 件逾期', {n: hand.late})}</span>` : nothing}</p>`;
}

function withBox(d, id, words, chosen) {
  const on = chosen.includes(id);
  return html`<label class="choice" ?data-on=${on}><input type="checkbox" .checked=${on}
    @change=${() => d.ui.set('form.with', on ? chosen.filter(other => other !== id) : [...chosen, id])}><span>${words}</span></label>`;
}

/** How a task goes, with a note. */
export function taskStateDialog(d, {action}) {
  const task = d.get(`action/${action}`);
  const send = async () => (await d.act('report', {about: action, fields: {state: d.ui.get('form.state'), note: d.ui.get('form.note')}})).ok;
  return sheet(d, {
    title: task.what, verb: d.barred('report') === '' ? t('记下进展') : undefined, send,
    body: html`${d.barred('report') === '' ? html`${choiceField(d, 'form.state', t('进展'), (page.lists?.action_states ?? []).filter(one => one.code !== 'late').map(one => [one.code, pick(one)]))}
      ${textField(d, 'form.note', t('说明'), {rows: 2, max: 120})}` : html`<p>${t('会后由承办人和居民报进展。')}</p>`}
      <ul class="originals-list">${(task.reports ?? []).map(one => html`<li><b>${listName('action_states', one.state)}</b><span>${one.note}</span><span
        class="soft">${one.by?.name}　${day(one.at)}</span></li>`)}</ul>`,
  });
}
