/** What somebody says at the table, entered for her: an answer, a resource, a comment. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {page} from '../page.js';
import {choiceField, dateField, selectField, textField} from './fields.js';
import {groupName, peopleHere} from './names.js';
import {sheet} from './sheet.js';
import {stageOf} from './sight.js';

/** People to choose from, the speaker first. */
export function peopleOptions(d, roles) {
  const speaker = d.get('floor')?.speaker?.who.id;
  const here = peopleHere(d).filter(person => !roles || roles.includes(person.role));
  return here.sort((a, b) => (b.id === speaker) - (a.id === speaker)).map(person => [person.id, t('{name}（{group}）', {name: person.name, group: groupName(d, person.group)})]);
}

/** The value of a field of this dialog, or undefined when it was left empty. */
export function filled(d, name) {
  return d.ui.get(`form.${name}`) || undefined;
}

/** One of six kinds; each asks for what it needs: a date, an approver, a unit, a reason. */
export function answerDialog(d, {item}) {
  const chosen = page.lists?.answers?.find(one => one.code === filled(d, 'kind'));
  const needs = chosen?.needs ?? [];
  const send = async () => {
    const {ok} = await d.proxy(filled(d, 'person') ?? d.me.id, 'answer', {about: item, kind: filled(d, 'kind'), text: filled(d, 'text') ?? '',
      due: filled(d, 'due'), approver: filled(d, 'approver'), passed_to: filled(d, 'passed_to'), reason: filled(d, 'reason')});
    return ok;
  };
  return sheet(d, {
    title: t('记答复'), note: t('念给本人听过再记，标“代填”。'), verb: t('记下这条答复'), send, wide: true,
    body: html`${selectField(d, 'form.person', t('谁答复'), peopleOptions(d, stageOf(d)?.allow?.answer), {empty: t('请选'), required: true})}
      ${choiceField(d, 'form.kind', t('哪一种'), (page.lists?.answers ?? []).map(one => [one.code, pick(one)]))}
      ${textField(d, 'form.text', t('怎么说的，尽量用原话'), {rows: 2, required: true, first: true, max: 120})}
      ${needs.includes('due') ? dateField(d, 'form.due', chosen.code === 'reply_by' ? t('哪天前答复') : t('哪天前办'), {required: true}) : nothing}
      ${needs.includes('approver') ? textField(d, 'form.approver', t('报谁批'), {required: true}) : nothing}
      ${needs.includes('passed_to') ? textField(d, 'form.passed_to', t('转给哪个单位'), {required: true}) : nothing}
      ${needs.includes('reason') ? textField(d, 'form.reason', t('为什么办不了'), {required: true}) : nothing}`,
  });
}

function speakerAmong(d, roles) {
  const speaker = d.get('floor')?.speaker?.who;
  return speaker && (!roles || roles.includes(speaker.role)) ? speaker.id : undefined;
}

/** Opens one of the three; `who` defaults to the speaker. */
export function openEntry(d, name, item, {kind, text} = {}) {
  const person = name === 'answer' ? speakerAmong(d, stageOf(d)?.allow?.answer) : name === 'offer' ? speakerAmong(d) : undefined;
  d.open(name, {item}, {kind, text, person});
}

export function offerDialog(d, {item}) {
  const send = async () => (await d.proxy(filled(d, 'person') ?? d.me.id, 'offer', {about: item, resource: filled(d, 'resource'), text: filled(d, 'text') ?? '',
    amount: filled(d, 'amount'), until: filled(d, 'until')})).ok;
  return sheet(d, {
    title: t('记资源：谁能出什么'), verb: t('记下'), send,
    body: html`${selectField(d, 'form.person', t('谁出'), peopleOptions(d), {empty: t('请选'), required: true})}
      ${selectField(d, 'form.resource', t('哪一类'), (page.lists?.resources ?? []).map(one => [one.code, pick(one)]), {empty: t('请选'), required: true})}
      ${textField(d, 'form.text', t('出什么'), {required: true, first: true, max: 80})}
      ${textField(d, 'form.amount', t('多少（可不填）'))}${textField(d, 'form.until', t('到几时（可不填）'))}`,
  });
}

export function commentDialog(d, {item}) {
  const send = async () => (await d.proxy(filled(d, 'person') ?? '', 'comment', {about: item, text: filled(d, 'text') ?? ''})).ok;
  return sheet(d, {
    title: t('记留言'), verb: t('记下'), send,
    body: html`${textField(d, 'form.text', t('原话'), {rows: 2, required: true, first: true, max: 80})}
      ${selectField(d, 'form.person', t('谁说的'), peopleOptions(d), {empty: t('不写名')})}`,
  });
}
