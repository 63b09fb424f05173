/** The minutes on the phone: what a line says, how far they are, and what became of the corrections I asked for. */
import {html, nothing} from '../../vendor/lit.js';
import {page} from '../page.js';
import {day, t} from '../i18n.js';
import {seal} from '../parts/seal.js';
import {here, store} from './room.js';
import {may} from './may.js';
import {doorway} from './verb.js';

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

/** After the meeting: confirmed by how many, sealed or not, and until when one may still say what is wrong. */
export function minutesNow() {
  const paper = store.get('paper');
  if (!paper) return nothing;
  const {state, confirmed, of, corrections, until, closed, number} = paper;
  const stood = t('{of} 人中 {n} 人确认，更正 {corrections} 处。', {of, n: confirmed, corrections});
  return html`<h2 class="section">${t('会议纪要')}</h2>
    ${state === 'sealed' ? html`<p>${seal(t('已封存'))}</p><p>${t('编号')} ${number}</p><p>${stood}</p>` : html`<p>${stood}</p>`}
    ${until && !closed ? html`<p class="note">${t('有不对的，可以提到 {day} 为止。', {day: day(until)})}</p>` : nothing}
    <div class="stack"><a class="button" data-size="small" href="/m/${page.code}/papers/minutes.html">${t('看会议纪要')}</a>
    ${may('correct') ? doorway(t('有一处不对'), 'object/', {small: true}) : nothing}</div>${myCorrections()}`;
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
