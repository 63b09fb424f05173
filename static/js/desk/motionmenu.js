/** What may be done with a motion: amend, second, withdraw, order; and bringing in another. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {filled} from './answer.js';
import {keyCap} from './buttons.js';
import {selectField, textField} from './fields.js';
import {peopleHere} from './names.js';
import {sheet} from './sheet.js';
import {stageOf} from './sight.js';

/** The menu of one motion; each line has its number. */
export function motionDialog(d, {item: id}) {
  const item = d.get(`item/${id}`);
  const lines = [
    [t('改几个字'), () => d.open('amend', {item: id}, {text: item.text, person: item.by?.id}), stageOf(d).allow?.amend || stageOf(d).allow?.edit],
    [t('记下谁附议'), () => d.open('second', {item: id}), stageOf(d).allow?.second],
    [t('提议人收回'), () => withdraw(d, item), item.by?.id],
    [t('另提一件'), () => d.open('bring', {}, {kind: broughtKinds(d)[0]}), broughtKinds(d).length],
    [t('调整先后'), () => d.open('order', {}, {}), !d.barred('set')],
    [t('看每一次的原文'), () => d.open('wordings', {item: id}), item.before?.length],
  ].filter(([, , open]) => open);
  return sheet(d, {
    title: t('这一件…'), note: item.text, body: html`<ul class="menu" data-list>${lines.map(([words, run], n) => html`<li><button type="button" data-row data-key=${n + 1} @click=${run}>
      ${keyCap(String(n + 1))}<span>${words}</span></button></li>`)}</ul>`,
  });
}

/** The mover's act, entered for her. */
async function withdraw(d, item) {
  if ((await d.proxy(item.by.id, 'withdraw', {item: item.id})).ok) d.close();
}

export function amendDialog(d, {item: id}) {
  const item = d.get(`item/${id}`);
  const send = async () => (await d.proxy(filled(d, 'person') ?? item.by?.id ?? d.me.id, 'edit', {item: id, text: filled(d, 'text')})).ok;
  return sheet(d, {
    title: t('改几个字'), note: t('原来的话留着，大屏上标出改了哪儿。'), verb: t('改好了'), send, wide: true,
    body: html`${textField(d, 'form.text', t('改成'), {rows: 4, required: true, first: true, max: 300})}${personField(d, t('谁改的'))}`,
  });
}

export function secondDialog(d, {item}) {
  return sheet(d, {
    title: t('谁附议？'), verb: t('记下附议'), send: async () => (await d.proxy(d.ui.get('form.person'), 'second', {item})).ok, body: personField(d, t('谁附议')),
  });
}

/** Earlier wordings, the oldest first. */
export function wordingsDialog(d, {item: id}) {
  const item = d.get(`item/${id}`);
  return sheet(d, {title: t('看每一次的原文'), wide: true, body: html`<ol class="plain-steps">${[...(item.before ?? []), item.text].map(text => html`<li>${text}</li>`)}</ol>`});
}

/** Kinds that the desk may write just now: what the rule votes on but lets nobody else write, or what is written in this stage. */
export function broughtKinds(d) {
  return ['motion', 'topic', 'idea', 'question', 'need'].filter(kind => d.me.may?.[`write/${kind}`] === '');
}

export function bringDialog(d) {
  const words = {motion: t('动议'), topic: t('议题'), idea: t('点子'), question: t('问题'), need: t('需求')};
  const kinds = broughtKinds(d);
  const send = async () => (await d.act('write', {kind: filled(d, 'kind') ?? kinds[0], text: filled(d, 'text'), fields: {}})).ok;
  return sheet(d, {
    title: t('把要定的事写上来'), note: t('一句话：谁来办、办什么、什么时候办完、花多少钱。'), verb: t('写上来'), send, wide: true,
    body: html`${kinds.length > 1 ? selectField(d, 'form.kind', t('是什么'), kinds.map(kind => [kind, words[kind]])) : nothing}${textField(d, 'form.text', t('原话'), {rows: 3, required: true,
      first: true, max: 300})}`,
  });
}

function personField(d, label) {
  return selectField(d, 'form.person', label, peopleHere(d).map(person => [person.id, person.name]), {empty: t('请选'), required: true});
}
