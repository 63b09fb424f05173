/** The way of a sentence to the server: kept while typed, sent when the hand rests, told apart when somebody else was quicker. */
import {page} from '../page.js';
import {everySentence} from './draft.js';
import {keepTyped, typedAt, typedKeys} from './typed.js';

const REST_MS = 2000;

export function makeWords(scribe) {
  const timers = new Map();
  const flying = new Set();
  const landed = new Map();
  const clashes = new Map();
  const refused = new Map();
  setTimeout(settle);
  return {shown, state, type, send, settle, keepMine, takeTheirs, clash: key => clashes.get(key), refusal: key => refused.get(key), waiting: () => typedKeys().filter(isSentence).length};

  /** The words in the field: what is typed, else what has just been saved, else what the draft says. */
  function shown(sentence) {
    const saved = landed.get(sentence.key);
    return typedAt(sentence.key)?.text ?? (saved && saved.version > sentence.version ? saved.text : sentence.text);
  }

  /** typing, sending, clash, refused, or '' where the server has it all. */
  function state(key) {
    if (clashes.has(key)) return 'clash';
    if (refused.has(key)) return 'refused';
    if (flying.has(key)) return 'sending';
    return typedAt(key) ? 'typing' : '';
  }

  function type(sentence, text) {
    const {key} = sentence;
    const base = typedAt(key) ?? {version: versionOf(sentence), mark: sentence.mark, was: sentence.text};
    keepTyped(key, {...base, text});
    refused.delete(key);
    clearTimeout(timers.get(key));
    timers.set(key, setTimeout(() => send(key), REST_MS));
    scribe.changed();
  }

  function versionOf({key, version}) {
    return Math.max(version, landed.get(key)?.version ?? 0);
  }

  /** One act at a time for each sentence: what is typed meanwhile goes with the next. */
  async function send(key) {
    clearTimeout(timers.get(key));
    const typed = typedAt(key);
    if (!typed || flying.has(key) || clashes.has(key) || onItsWay(key)) return;
    if (!typed.text.trim() || typed.text === typed.was) return void (typed.text === typed.was && forget(key));
    flying.add(key);
    scribe.changed();
    const answer = await scribe.outbox.act('revise', {key, text: typed.text, version: typed.version, was: typed.was, mark: typed.mark});
    flying.delete(key);
    take(key, typed, answer);
    scribe.draft.again();
    scribe.changed();
  }

  function take(key, sent, answer) {
    if (answer.ok) {
      landed.set(key, {text: sent.text, version: sent.version + 1});
      const now = typedAt(key);
      if (now && now.text !== sent.text) {
        keepTyped(key, {...now, version: sent.version + 1, was: sent.text});
        send(key);
      } else forget(key);
    } else if (answer.refusal?.rule === 'sentence_changed') {
      clashes.set(key, answer.refusal.params);
    } else refused.set(key, answer.refusal);
  }

  function forget(key) {
    keepTyped(key, null);
    clashes.delete(key);
    refused.delete(key);
    scribe.changed();
  }

  /** An act of before this page was opened that the outbox is still sending. */
  function onItsWay(key) {
    return scribe.outbox.pending().some(one => one.verb === 'revise' && one.args.key === key);
  }

  /** After each new draft: what arrived is forgotten here, what others changed meanwhile is shown beside one's own. */
  function settle() {
    const now = new Map(everySentence(scribe.draft.told.sections).map(one => [one.key, one]));
    for (const [key, saved] of landed) if ((now.get(key)?.version ?? 0) >= saved.version) landed.delete(key);
    for (const key of typedKeys().filter(isSentence)) {
      const [typed, there] = [typedAt(key), now.get(key)];
      if (!typed || !there || flying.has(key) || onItsWay(key)) continue;
      if (there.text === typed.text) forget(key);
      else if (there.version > typed.version && there.by === page.person) keepTyped(key, {...typed, version: there.version, was: there.text});
      else if (there.version > typed.version) clashes.set(key, {who: {zh: scribe.nameOf(there.by), en: scribe.nameOf(there.by)}, text: there.text, version: there.version});
      else if (!clashes.has(key) && !refused.has(key) && document.activeElement?.dataset?.key !== key) send(key);
    }
  }

  function keepMine(key) {
    const clash = clashes.get(key);
    clashes.delete(key);
    keepTyped(key, {...typedAt(key), version: clash.version, was: clash.text || typedAt(key).was});
    send(key);
  }

  function takeTheirs(key) {
    forget(key);
    scribe.draft.again();
  }
}

/** Sentences go to the server by themselves; what is being added or answered goes when its button is pressed. */
export function isSentence(key) {
  return !key.startsWith('new/') && !key.startsWith('answer.');
}
