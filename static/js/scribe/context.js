/** What every part of the editor looks at: the store, the draft, what is chosen, and how words get to the server. */
import {makeServerDraft} from './draft.js';
import {makeWords} from './words.js';

export function makeScribe(store) {
  const listeners = new Set();
  const values = new Map();
  const changed = () => listeners.forEach(listener => listener());
  const scribe = {
    store, draft: makeServerDraft(), me: {may: {}}, line: 'reconnecting', outbox: null, words: null,
    onChange: listener => listeners.add(listener), changed,
    get: (name, otherwise = '') => (values.has(name) ? values.get(name) : otherwise),
    set(name, value) { values.set(name, value); changed(); },
    takeMe(me) { scribe.me = {may: {}, ...me}; changed(); },
    takeLine(state) { scribe.line = state; if (state === 'online') scribe.draft.again(); changed(); },
    useOutbox(outbox) { scribe.outbox = outbox; scribe.words = makeWords(scribe); },
    nameOf: id => store.get(`person/${id}`)?.name ?? '',
    async act(verb, args, name = verb) {
      const answer = await scribe.outbox.act(verb, args);
      scribe.set(`refused.${name}`, answer.ok ? null : answer.refusal);
      scribe.draft.again();
      return answer;
    },
  };
  scribe.draft.onChange(() => { scribe.words?.settle(); changed(); });
  return scribe;
}
