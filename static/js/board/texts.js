/** Texts cut to what a wall can hold. */
import {lang, pick} from '../i18n.js';
import {ems} from './measure.js';

const ASK_LINE_EM = 18;

/** A `{zh, en}` name without what stands in brackets: 社区议事厅（原居委会办公室） becomes 社区议事厅. */
export function brief(text) {
  return pick(text).replace(/\s*[（(].*$/, '') || pick(text);
}

/** A prompt in two: what is asked, and how. */
export function promptParts(text) {
  const whole = pick(text).trim();
  const [title, more] = cutAfter(whole, /[。？！；]|[.?!;](?=\s|$)/);
  const [ask, how] = ems(title) > ASK_LINE_EM ? cutAfter(title, /：/) : [title, ''];
  return {title: ask.replace(/[。；：;:.]$/, ''), more: inOne(how, more)};
}

/** With a capital where the language has them: a name at the beginning of a line. */
export function leading(text) {
  return text.slice(0, 1).toLocaleUpperCase(lang) + text.slice(1);
}

/** Code in fours, as people read it aloud: 7K3M WQ9P. */
export function fours(code) {
  return String(code || '').replace(/\s+/g, '').replace(/(.{4})(?=.)/g, '$1 ');
}

function cutAfter(text, mark) {
  const found = text.match(mark);
  return found ? [text.slice(0, found.index + 1), text.slice(found.index + 1).trim()] : [text, ''];
}

function inOne(how, more) {
  return [how, more].filter(Boolean).join(lang.startsWith('zh') ? '' : ' ');
}
