/** Which category the words of a text point to, as reports/categories.py counts it: a word by its length, a hint half. */
import {page} from './page.js';

let listAsked = null;
let wordList = null;

/** {code, words}: the best category and the words that say so; null where no word is known, or the list has not come yet. */
export function suggestedCategory(text) {
  if (!wordList) {
    bringWordList();
    return null;
  }
  const plain = inOneScript(text.toLowerCase());
  const found = wordList.needs.map(need => pointed(need, plain));
  const best = found.reduce((top, one) => (one.points > top.points ? one : top), {points: 0});
  return best.points ? {code: best.code, words: best.words} : null;
}

/** Asked for once; a phone does so soon after its first picture, so that the words are there when the line is not. */
export function bringWordList() {
  if (page.wordlist) listAsked ??= fetchList();
}

/** Without a line it is asked for again the next time. */
async function fetchList() {
  try {
    wordList = await (await fetch(page.wordlist)).json();
  } catch {
    listAsked = null;
  }
}

function pointed({code, words = [], words_en: english = [], hints = []}, plain) {
  const named = [...words, ...english].filter(word => wordIn(word, plain));
  const hinted = hints.filter(word => wordIn(word, plain));
  const sum = some => some.reduce((points, word) => points + wordPoints(word), 0);
  return {code, words: [...named, ...hinted], points: sum(named) + sum(hinted) / 2};
}

function wordPoints(word) {
  return isEnglish(word) ? 2 * word.split(' ').length : word.length;
}

function wordIn(word, plain) {
  return isEnglish(word) ? new RegExp(`\\b${word}(s|es)?\\b`).test(plain) : plain.includes(word);
}

function isEnglish(word) {
  return /^[ -~]+$/.test(word);
}

/** The traditional characters of the lists' words written the simplified way; `fold` holds them pair by pair. */
function inOneScript(text) {
  const folds = new Map((wordList.fold.match(/../gu) ?? []).map(pair => [...pair]));
  return [...text].map(sign => folds.get(sign) ?? sign).join('');
}
