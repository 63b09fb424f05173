/** What every part of the desk is handed: the store read-only, the person, her powers, one way to act, and one way to say a word. */
import {pick} from '../i18n.js';
import {barredWords} from './words.js';

const SIGHTED = new Set([
  'advance', 'back', 'grant', 'cut', 'extend', 'pause', 'resume', 'undo', 'open_ballot', 'close_ballot', 'merge', 'split', 'warn',
  'squeeze', 'set', 'seat', 'set_role',
]);
const HIDDEN = new Set(['not_yours', 'neutral', 'needs_key']);

/** `seen` is the log's seq at the last picture, sent with every verb that would be wrong on stale sight. */
export function makeDesk({store, ui}) {
  const d = {store, ui, me: {may: {}}, line: 'reconnecting', seen: 0, get: store.get, all: store.all, can, barred, act, proxy, say, open, close};
  return d;

  function can(verb) {
    return d.me.may?.[verb] === '';
  }

  /** null: not this role's business, so not shown. '' may be done now. Otherwise the words that say why not. */
  function barred(verb) {
    const code = d.me.may?.[verb];
    if (code === undefined || HIDDEN.has(code)) return null;
    return code && barredWords(code);
  }

  /** Sends an act; a refusal is shown in words. `saw`: what she looked at, where it was not the last picture. Promises the answer. */
  async function act(verb, args = {}, {saw = SIGHTED.has(verb) ? d.seen : undefined} = {}) {
    const answer = await d.outbox.act(verb, args, {saw});
    if (!answer.ok) say(refusedWords(answer.refusal), 'refused');
    return answer;
  }

  /** Enters an act for somebody else; her own acts go as her own. Person '' signs nothing. */
  function proxy(person, verb, args) {
    return person === d.me.id ? act(verb, args) : act('proxy', {person, act: {verb, args}});
  }

  function say(text, kind = 'note') {
    const words = {id: performance.now(), text, kind};
    ui.set('toasts', [...ui.get('toasts', []), words].slice(-3));
    setTimeout(() => ui.set('toasts', ui.get('toasts', []).filter(one => one.id !== words.id)), kind === 'refused' ? 12000 : 6000);
  }

  /** Opens a dialog; `form` is what its fields hold at the beginning. */
  function open(name, data = {}, form = {}) {
    ui.clear('form');
    Object.entries(form).filter(([, value]) => value !== undefined).forEach(([field, value]) => ui.set(`form.${field}`, value));
    ui.set('dialog', {name, ...data});
  }

  function close() {
    ui.set('dialog', null);
    ui.clear('form');
  }
}

/** Why an act was refused; where somebody was first, also when. */
export function refusedWords(refusal) {
  const at = refusal.rule === 'stale' && refusal.params?.at;
  return at ? `${new Date(at).toTimeString().slice(0, 8)} ${pick(refusal)}` : pick(refusal);
}
