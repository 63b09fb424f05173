/** How much room words take on the wall, and how lists are cut into pages: estimates, so that templates stay pure. */
import {lang} from '../i18n.js';

const PAGE_MS = 12000;
const NARROW_EM = .52;

/** Width of a text in em: a Chinese character is one, others about half. */
export function ems(text) {
  return [...String(text || '')].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : NARROW_EM), 0);
}

/** Lines a text needs in a column `width` em wide; 0 for no text. */
export function linesOf(text, width) {
  return text ? Math.ceil(ems(text) / width) : 0;
}

/** Em in a line of this size of type: Chinese is set larger than other languages. */
export function perLine(han, other) {
  return lang.startsWith('zh') ? han : other;
}

/** Cuts a list into pages of at most `room`, by what `cost` says each takes; one too large stands alone. */
export function packed(list, room, cost = () => 1) {
  const pages = [];
  let used = 0;
  for (const one of list) {
    const size = cost(one);
    if (!pages.length || used + size > room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1).push(one);
    used += size;
  }
  return pages.length ? pages : [[]];
}

/** The same number of pages, filled as equally as the order allows. */
export function evenly(list, room, cost = () => 1) {
  const pages = packed(list, room, cost).length;
  let limit = room;
  while (limit > 1 && packed(list, limit - .5, cost).length === pages) limit -= .5;
  return packed(list, limit, cost);
}

/** Which of `count` pages is shown at `at` (server ms): each for twelve seconds, the same on every wall. */
export function pageAt(count, at) {
  return Math.floor(at / PAGE_MS) % count;
}
