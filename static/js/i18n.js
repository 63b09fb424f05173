/** Words in the reader's language: the Chinese sentence is the key, the page names the script that brings the others. */
import {page} from './page.js';

export const lang = page.lang || 'zh';
const catalogue = page.words ? (await import(page.words)).words : {};

/** The sentence in this language with `{name}` filled in; `{n:card|cards}` chooses by the number n. */
export function t(zh, params = {}) {
  const text = catalogue[zh] || zh;
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    if (!(name in params)) return whole;
    return many === undefined ? params[name] : (Number(params[name]) === 1 ? one : many);
  });
}

/** The reader's side of a `{zh, en}` text of a rule file; a plain string stays itself. */
export function pick(text) {
  if (!text || typeof text === 'string') return text || '';
  return text[lang] || (lang.startsWith('zh') ? text.zh : text.en) || text.zh || text.en || '';
}

/** Names in a row, as the language sets them apart. */
export function inRow(names) {
  return names.join(lang.startsWith('zh') ? '、' : ', ');
}

/** "12月5日" or "5 December", from an ISO date or milliseconds; in another year than the meeting's "2027年3月20日". */
export function day(date) {
  const when = new Date(typeof date === 'string' && date.length === 10 ? `${date}T12:00` : date);
  const other = page.year && when.getFullYear() !== page.year;
  return new Intl.DateTimeFormat(locale(), {...(other && {year: 'numeric'}), month: 'long', day: 'numeric'}).format(when);
}

/** "14:30", from milliseconds or an ISO instant. */
export function hour(instant) {
  return new Intl.DateTimeFormat(locale(), {hour: '2-digit', minute: '2-digit', hour12: false}).format(new Date(instant));
}

function locale() {
  return {zh: 'zh-Hans', en: 'en-GB'}[lang] || lang.replace('_', '-');
}
