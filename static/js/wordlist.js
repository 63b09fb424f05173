/** Which category the words of a text point to, as reports/categories.py counts it: a word by its length, a hint half. */
import {page} from './page.js';

const POINTING = '../js/pointing.js';
let listAsked = null;
let listTries = 0;
let pointTo = null;

/** {code, words}: the best category and the words that say so; null where no word is known, or the list has not come yet. */
export function suggestedCategory(text) {
  if (!pointTo) bringWordList();
  return pointTo?.(text) ?? null;
}

/** Asked for once; a phone does so soon after its first picture, so that the words are there when the line is not. */
export function bringWordList() {
  if (page.wordlist) listAsked ??= fetchList();
}

/** Without a line it is asked for again the next time; a browser keeps a failed import for good, so under another address. */
async function fetchList() {
  try {
    const [{pointer}, answer] = await Promise.all([import(listTries ? `${POINTING}?${listTries}` : POINTING), fetch(page.wordlist)]);
    pointTo = pointer(await answer.json());
  } catch {
    listTries += 1;
    listAsked = null;
  }
}
