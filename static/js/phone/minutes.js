/** The minutes on the phone: what a line says, and what became of the corrections I asked for. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {here, store} from './room.js';

/** The scribe's words for a line that is read, else the words of what it is about. */
export function lineText(key) {
  const one = store.get(key);
  return writtenWords(key) || one?.text || one?.what || one?.reason || '';
}

/** Only what the scribe wrote there. */
export function writtenWords(key) {
  return store.get('readback')?.words?.[key] ?? '';
}

/** By this key the minutes name the sentence of a line. */
export function sentenceKey(key) {
  return key.replace(/^action[/]/, 'task/');
}

/** Mine, each with its answer. */
export function myCorrections() {
  const mine = here.me?.corrections ?? [];
  if (!mine.length) return nothing;
  return html`<section class="stack-tight"><h2 class="section">${t('我提的更正')}</h2>${mine.map(one => html`<p class="quote">${one.text}</p>
    <p class="note" role="status">${answerTo(one)}</p>`)}</section>`;
}

function answerTo(one) {
  if (one.state === 'accepted') return t('已更正：{words}', {words: one.words});
  return one.state === 'declined' ? t('没有采纳：{reason}', {reason: one.reason}) : t('收到了，等记录人答复');
}
