/** Acts wait here, on the phone's own storage, until the server has answered each one. */
import {page} from './page.js';
import {makeShelf, stamp} from './shelf.js';
import {joinTabs} from './tabs.js';

const PAUSE_MS = 500;
const PAUSE_MOST_MS = 15000;

/** `act` promises the server's answer, also after a dead wifi or a busy server; each act goes alone, in order, until it is answered. */
export function makeOutbox(link, name = `outbox/${page.code}/${page.person || page.as}`) {
  const shelf = makeShelf(name);
  const tabs = joinTabs(name);
  const callers = new Map();
  const listeners = new Set();
  const lost = new Set();
  const otherTabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : {postMessage() {}};
  let sending = false;
  let stuck = false;
  let pause = PAUSE_MS;
  let timer = 0;

  link.onState(state => { if (state === 'online') wake(); });
  shelf.onOtherTab(() => { changed(); flush(); });
  otherTabs.onmessage = ({data}) => tell(data.op, data.answer);
  setTimeout(flush);
  return {act, pending: shelf.acts, stuck: () => stuck, unheard: shelf.refused, hear,
    onChange: listener => listeners.add(listener), onUnheard: listener => lost.add(listener)};

  function act(verb, args = {}, {saw} = {}) {
    const op = newOp();
    shelf.add({op, verb, args, saw, at: stamp(op), tab: tabs.tab});
    changed();
    setTimeout(flush);
    return new Promise(resolve => callers.set(op, resolve));
  }

  function wake() {
    pause = PAUSE_MS;
    flush();
  }

  async function flush() {
    if (sending) return;
    sending = true;
    let why = false;
    while (!why && mine().length) why = await sendFirst();
    sending = false;
    if (shelf.acts().length) later();
    tellStuck(why);
  }

  /** The server cannot take the first act just now (the refusal's name, where it gave one), or there is no line: it waits for the next try. */
  function tellStuck(now) {
    if (stuck === now) return;
    stuck = now;
    changed();
  }

  /** What this tab has to send: its own acts, and those of tabs that are gone. */
  function mine() {
    return shelf.acts().filter(one => one.tab === tabs.tab || tabs.gone(one.tab));
  }

  function later() {
    pause = Math.min(pause * 2, PAUSE_MOST_MS);
    clearTimeout(timer);
    timer = setTimeout(flush, pause * (.5 + Math.random()));
  }

  async function sendFirst() {
    const [first] = mine();
    try {
      const {op, verb, args, saw} = first;
      answered(first, await link.send({op, verb, args, saw}));
      return false;
    } catch (fault) {
      return fault?.refusal?.rule ?? true;
    }
  }

  function answered(first, answer) {
    pause = PAUSE_MS;
    shelf.remove(first);
    otherTabs.postMessage({op: first.op, answer});
    if (!tell(first.op, answer) && !answer.ok) refusedAlone(first, answer.refusal);
    changed();
  }

  /** Whoever made this act has closed the page since. */
  function refusedAlone(act, refusal) {
    shelf.refuse(act, refusal);
    lost.forEach(listener => listener(act));
  }

  function tell(op, answer) {
    const caller = callers.get(op);
    callers.delete(op);
    caller?.(answer);
    return Boolean(caller);
  }

  /** A refusal that came after its page was closed has now been shown. */
  function hear(refused) {
    shelf.forget(refused);
    changed();
  }

  function changed() {
    listeners.forEach(listener => listener());
  }
}

/** 128 random bits as text; crypto.randomUUID is not there on plain http. */
function newOp() {
  return [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36).padStart(7, '0')).join('');
}
