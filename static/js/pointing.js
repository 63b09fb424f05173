/** How words point to a category: fetched with the list of words when a card may first be written, by an address that is right
    beside the modules and beside the joined scripts. */

/** `text => {code, words}` for that list: the best category and the words that say so; null where none is known. */
export function pointer(list) {
  const {needs, folds} = madeReady(list);
  return text => {
    const plain = inOneScript(text.toLowerCase(), folds);
    const found = needs.map(need => pointed(need, plain));
    const best = found.reduce((top, one) => (one.points > top.points ? one : top), {points: 0});
    return best.points ? {code: best.code, words: best.words} : null;
  };
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

function inOneScript(text, folds) {
  return [...text].map(sign => folds.get(sign) ?? sign).join('');
}
