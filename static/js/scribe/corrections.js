/** Corrections that people asked for: each beside its sentence, answered with the new words or with a reason. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {refusalIn} from './refusal.js';
import {keepTyped, typedAt} from './typed.js';

const ANSWERED = {accepted: () => t('已更正'), declined: () => t('未采纳')};

export function correctionsView(scribe) {
  const all = scribe.store.all('correction/');
  const open = all.filter(one => one.state === 'open');
  const done = all.filter(one => one.state !== 'open');
  const objections = (scribe.store.get('readback')?.objections ?? []).filter(one => !one.correction);
  return html`<section class="scribe-corrections"><h2 class="h2">${t('更正')} <small>${t('{n} 条没有答复', {n: open.length})}</small></h2>
    <ul>${open.map(one => openView(scribe, one))}</ul>${toldView(scribe)}
    ${objections.length ? html`<h3>${t('宣读时的不同意见')}</h3><ul>${objections.map(one => html`<li><q>${one.text}</q> <small>${one.by?.name ?? ''}</small></li>`)}</ul>` : nothing}
    ${done.length ? html`<details><summary>${t('答复过的 {n} 条', {n: done.length})}</summary><ul>${done.map(one => html`<li><q>${one.text}</q>
      <small>${one.by?.name ?? ''} · ${ANSWERED[one.state]()}${one.late ? ` · ${t('附页')}` : ''}</small><p>${one.words || one.reason}</p></li>`)}</ul></details>` : nothing}</section>`;
}

function openView(scribe, one) {
  const name = `answer.${one.id}`;
  const words = typedAt(name)?.text ?? '';
  const type = event => { keepTyped(name, {text: event.target.value}); scribe.changed(); };
  const choose = () => { scribe.set('chosen', one.key); document.querySelector(`textarea[data-key="${CSS.escape(one.key)}"]`)?.scrollIntoView({block: 'center'}); };
  return html`<li data-correction=${one.id}><p><b>${one.by?.name ?? ''}</b>${one.proxy ? ` ${t('（代填）')}` : nothing} <q>${one.text}</q></p>
    ${one.was ? html`<p><small>${t('原句：')}</small> <q>${one.was}</q>
      ${one.key ? html`<button class="button" data-size="small" data-bare @click=${choose}>${t('看这一句')}</button>` : nothing}</p>` : nothing}
    <textarea rows="1" data-key=${name} maxlength="1000"
      aria-label=${t('改成什么，或者为什么不改')} placeholder=${t('改成什么，或者为什么不改')}
      .value=${words} @input=${type}></textarea>
    <p class="scribe-row"><button class="button" data-size="small" data-main @click=${() => settle(scribe, one, true)}>${one.key ? t('照此更正') : t('采纳')}</button>
    <button class="button" data-size="small" @click=${() => settle(scribe, one, false)}>${t('不采纳')}</button></p>${refusalIn(scribe.get(`refused.${name}`))}</li>`;
}

async function settle(scribe, one, accept) {
  const name = `answer.${one.id}`;
  const words = typedAt(name)?.text.trim() ?? '';
  const answer = await scribe.act('settle', accept ? {id: one.id, accept, text: words} : {id: one.id, accept, reason: words}, name);
  if (answer.ok) keepTyped(name, null);
  scribe.changed();
}

/** What somebody said to the recorder, by telephone or at the door: entered here, after the seal too. */
function toldView(scribe) {
  const name = 'answer.told';
  const words = typedAt(name)?.text ?? '';
  const send = async () => {
    keepTyped(name, null);
    const answer = await scribe.act('correct', {text: words}, name);
    if (!answer.ok) keepTyped(name, {text: words});
    scribe.changed();
  };
  return html`<div class="scribe-told"><textarea rows="1" data-key=${name} maxlength="400" aria-label=${t('有人当面或来电说的更正')} placeholder=${t('有人当面或来电说的更正')}
      .value=${words} @input=${event => { keepTyped(name, {text: event.target.value}); scribe.changed(); }}></textarea>
    ${words.trim() ? html`<p class="scribe-row"><button class="button" data-size="small" @click=${send}>${t('记下这条更正')}</button></p>` : nothing}${refusalIn(scribe.get(`refused.${name}`))}</div>`;
}
