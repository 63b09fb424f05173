/** What changed between two wordings of a motion: runs of the same, the new and the gone. */

const WORD = /[A-Za-z0-9]+|\s+|[^\sA-Za-z0-9]/g;
const SHORT = 2;
const MOST_WORDS = 420;

/** `[{kind: same/new/gone, text}]`; a Chinese character counts as a word, and a short match between two changes belongs to them. */
export function changesOf(before, after) {
  const [old, fresh] = [before, after].map(text => String(text).match(WORD) || []);
  if (old.length > MOST_WORDS || fresh.length > MOST_WORDS) return [{kind: 'gone', text: before}, {kind: 'new', text: after}];
  return joined(settled(joined(steps(old, fresh, table(old, fresh)))));
}

/** Longest common subsequence, from the ends. */
function table(old, fresh) {
  const rows = Array.from({length: old.length + 1}, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) rows[i][j] = old[i] === fresh[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
  }
  return rows;
}

function steps(old, fresh, rows) {
  const found = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      found.push({kind: 'same', text: old[i]});
      i += 1;
      j += 1;
    } else if (j >= fresh.length || (i < old.length && rows[i + 1][j] >= rows[i][j + 1])) {
      found.push({kind: 'gone', text: old[i]});
      i += 1;
    } else {
      found.push({kind: 'new', text: fresh[j]});
      j += 1;
    }
  }
  return found;
}

/** A match of a letter or two inside a change only confuses: it is gone and new. */
function settled(runs) {
  return runs.flatMap((run, n) => (run.kind === 'same' && n && n < runs.length - 1 && run.text.length < SHORT ? [{kind: 'gone', text: run.text}, {kind: 'new', text: run.text}] : [run]));
}

/** Neighbours of a kind are one run; inside a change what is gone stands before what is new. */
function joined(runs) {
  const found = [];
  let change = {gone: '', new: ''};
  const settle = () => {
    for (const kind of ['gone', 'new']) if (change[kind]) found.push({kind, text: change[kind]});
    change = {gone: '', new: ''};
  };
  for (const {kind, text} of runs) {
    if (kind !== 'same') change[kind] += text;
    else {
      settle();
      if (found.at(-1)?.kind === 'same') found.at(-1).text += text;
      else found.push({kind, text});
    }
  }
  settle();
  return found;
}
