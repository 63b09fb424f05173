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
    wordList = madeReady(await (await fetch(page.wordlist)).json());
  } catch {
    listAsked = null;
  }
}

/** Done once, not at every key: how to find each word, and the traditional characters with the simplified ones they stand for. */
function madeReady({needs, fold}) {
  return {
    folds: new Map((fold.match(/../gu) ?? []).map(pair => [...pair])),
    needs: needs.map(({code, words = [], words_en: english = [], hints = []}) => ({
      code, names: [...words, ...english].map(findable), hints: hints.map(findable),
    })),
  };
}

function findable(word) {
  const english = /^[ -~]+$/.test(word);
  const whole = english ? new RegExp(`\\b${word}(s|es)?\\b`) : null;
  return {
    word, points: english ? 2 * word.split(' ').length : word.length,
    standsIn: plain => plain.includes(word) && (!whole || whole.test(plain)),
  };
}

function pointed({code, names, hints}, plain) {
  const named = names.filter(one => one.standsIn(plain));
  const hinted = hints.filter(one => one.standsIn(plain));
  const sum = some => some.reduce((points, one) => points + one.points, 0);
  return {code, words: [...named, ...hinted].map(one => one.word), points: sum(named) + sum(hinted) / 2};
}

function inOneScript(text) {
  return [...text].map(sign => wordList.folds.get(sign) ?? sign).join('');
}
