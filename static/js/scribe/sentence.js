/** One sentence: a field that looks like paper, what has been done to it, and its verbs while it is chosen. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {lang, t} from '../i18n.js';
import {openAdd} from './add.js';

const MOST = 1000;

export function sentenceView(scribe, sentence, {place, keys, title = 0}) {
  const {key} = sentence;
  const chosen = scribe.get('chosen') === key;
  const text = scribe.words.shown(sentence);
  const sealed = scribe.store.get('paper')?.state === 'sealed';
  return html`<li class="scribe-sentence" data-sentence=${key} ?data-chosen=${chosen} ?data-out=${sentence.out} ?data-heading=${sentence.heading || title > 0}
    data-state=${scribe.words.state(key) || nothing}>
    ${title ? html`<span class="scribe-nth" aria-hidden="true">${title}</span>` : nothing}
    <textarea rows="1" data-key=${key} maxlength=${MOST} aria-label=${sentenceName(sentence, title)} .value=${text} ?readonly=${sealed || sentence.out}
      @focus=${() => chosen || scribe.set('chosen', key)} @input=${event => scribe.words.type(sentence, event.target.value)} @change=${() => scribe.words.send(key)}></textarea>
    <p class="scribe-marks">${marks(scribe, sentence)}</p>
    ${clashView(scribe, key)}${chosen && !sealed ? verbs(scribe, sentence, {place, keys, title}) : nothing}</li>`;
}

/** Sources by number, and in words what happened to the sentence. */
function marks(scribe, sentence) {
  const asked = scribe.store.all('correction/').filter(one => one.key === sentence.key && one.state === 'open').length;
  const said = [
    sentence.out && t('略去，不印'), sentence.hand && !sentence.out && t('{name}改过', {name: scribe.nameOf(sentence.by)}),
    sentence.moved_on && t('会上又有新内容，请看右边'), asked && t('{n} 条更正', {n: asked}),
    {typing: t('还没存'), sending: t('正在存'), refused: t('没有存上')}[scribe.words.state(sentence.key)],
  ].filter(Boolean);
  const refusal = scribe.words.refusal(sentence.key);
  return html`${repeat(sentence.refs, name => name, name => html`<span class="scribe-ref">${name}</span>`)}${said.map(one => html`<b>${one}</b>`)}${refusal
    ? html`<span role="alert">${refusal[lang] ?? refusal.zh}</span>` : nothing}`;
}

/** Somebody else changed it meanwhile: both stand there, and one chooses. */
function clashView(scribe, key) {
  const clash = scribe.words.clash(key);
  if (!clash) return nothing;
  const who = clash.who?.[lang] ?? clash.who?.zh ?? '';
  return html`<div class="scribe-clash" role="alert"><p>${t('{who}刚刚改成：', {who})}<q>${clash.text || t('（原句）')}</q></p>
    <p class="scribe-row"><button class="button" data-size="small" data-main @click=${() => scribe.words.keepMine(key)}>${t('用我写的')}</button>
    <button class="button" data-size="small" @click=${() => scribe.words.takeTheirs(key)}>${t('用对方的')}</button></p></div>`;
}

function verbs(scribe, sentence, {place, keys, title}) {
  const {key, version, out, text} = sentence;
  const index = keys.indexOf(key);
  const move = after => scribe.act('move_line', {key, version, section: place, after}, `move.${key}`);
  const verb = (words, run, keys_, off) => html`<button class="button" data-size="small" data-verb=${keys_} ?disabled=${off} @click=${run}>${words}</button>`;
  const refused = scribe.get(`refused.move.${key}`) || scribe.get(`refused.out.${key}`);
  return html`<p class="scribe-verbs" role="group" aria-label=${t('这一句')}>
    ${verb(t('上移'), () => move(keys[index - 2] ?? ''), 'up', index <= 0)}
    ${verb(t('下移'), () => move(keys[index + 1]), 'down', index < 0 || index === keys.length - 1)}
    ${verb(out ? t('恢复') : t('略去'), () => scribe.act('leave_out', {key, version, was: text, off: out}, `out.${key}`), 'out')}
    ${title ? nothing : html`${verb(t('后面加一句'), () => openAdd(scribe, place, key, false), 'add')}${verb(t('后面加小标题'), () => openAdd(scribe, place, key, true), 'heading')}`}
    ${refused ? html`<span role="alert">${refused[lang] ?? refused.zh}</span>` : nothing}</p>`;
}

/** What the field is called to whoever hears it. */
function sentenceName(sentence, title) {
  if (title) return t('第 {n} 项的标题', {n: title});
  return sentence.heading ? t('小标题') : t('句子');
}
