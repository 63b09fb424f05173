/** The line to the server: websocket first; where only plain HTTP gets through, polling, and GET and POST if that is refused too. */
import {io} from '../vendor/socket.io.js';
import {onceSeen} from './awake.js';
import {guessClock, listenClock} from './clock.js';
import {fetchState, postAct, renew} from './http.js';

const PATIENCE_MS = 8000;
const ASK_MS = 4000;
/** A restart takes two or three seconds: for half a minute a phone knocks so often that it is soon back, later it spares its battery. */
const KNOCK_MOST_MS = 1500;
const SOON_TRIES = 20;
const LATER_MOST_MS = 8000;
/** Refusals of the moment, 429 and 503 by HTTP: the act is to go again, with its op, since it may have been kept all the same. */
const NOT_NOW = ['busy', 'disk_full', 'too_fast'];

/** Opens the line. `onState` hears online, reconnecting or offline; `send(act)` promises the answer.
    It fails when the line does, or when the server cannot take the act just now. */
export function openLink({code, as, store, onMe = () => {}, onBye = () => {}, onState = () => {}}) {
  const socket = io({query: {code, as}, transports: ['websocket', 'polling'], reconnectionDelay: 500, reconnectionDelayMax: KNOCK_MOST_MS, randomizationFactor: .7});
  const link = {socket, send, enter, state: 'reconnecting', trouble: '', onState: listener => listeners.add(listener)};
  const listeners = new Set([onState]);
  let asking = null;

  socket.on('connect', () => { clearInterval(asking); asking = null; enter(); });
  socket.on('disconnect', reason => { say('reconnecting'); if (reason === 'io server disconnect') socket.connect(); });
  socket.on('connect_error', () => asking || beginAsking());
  socket.io.on('reconnect_attempt', tried => socket.io.reconnectionDelayMax(tried < SOON_TRIES ? KNOCK_MOST_MS : LATER_MOST_MS));
  socket.on('patch', patch => { guessClock(patch.now); store.apply(patch) || enter(); });
  socket.on('me', onMe);
  socket.on('trouble', told => takeTrouble(told?.rule));
  socket.on('bye', why => ({restart: () => say('reconnecting'), role: change}[why?.reason] ?? (() => leave(why || {})))());
  addEventListener('online', knock);
  addEventListener('offline', () => say('offline'));
  onceSeen(wake);
  listenClock(socket);
  return link;

  /** Taken out of a pocket: the line may have died unnoticed, so it is asked what happened meanwhile, with less patience. */
  function wake() {
    if (socket.connected) enter(ASK_MS);
    else if (asking) { ask(); knock(); }
  }

  /** Her role has changed: a new token, a new line, and what waits in the outbox goes by it. Where none is to be had the next
      question says why. */
  async function change() {
    say('reconnecting');
    socket.disconnect();
    await renew(code).catch(() => false);
    if (socket.io.reconnection()) socket.connect();
  }

  /** Now, not when the next try is due; never again once the door was shut. */
  function knock() {
    if (!socket.connected && socket.io.reconnection()) socket.disconnect().connect();
  }

  /** Who is not answered hangs up and knocks anew: not all in the same moment, where one slow server has kept a whole hall waiting. */
  function enter(patience = PATIENCE_MS) {
    socket.timeout(patience * (.75 + Math.random() / 2)).emit('enter', {code, as, since: store.seq}, (error, answer) => {
      if (!error) take(answer);
      else if (socket.connected) socket.io.engine.close();
    });
  }

  /** A server that stands behind us was restored from a backup: begin anew from what it has. */
  function take(answer) {
    if (!answer.patch) return leave({reason: 'unknown'});
    guessClock(answer.now);
    if (answer.patch.to < store.seq) store.clear();
    const whole = store.apply(answer.patch);
    if (answer.me) onMe(answer.me);
    if (link.trouble !== (answer.trouble ?? '')) takeTrouble(answer.trouble);
    if (whole) say('online');
    else { store.clear(); enter(); }
  }

  /** The house can keep nothing for now ('disk_full' …), or can again (''): then what waits goes at once. */
  function takeTrouble(rule = '') {
    link.trouble = rule;
    listeners.forEach(listener => listener(link.state));
  }

  /** From now until there is a socket the answers say how the line is. Who has nothing to look at yet asks at once. */
  function beginAsking() {
    say('reconnecting');
    asking = setInterval(ask, ASK_MS + Math.random() * 1000);
    if (!store.seq) ask();
  }

  /** No socket for now: ask by HTTP, which also tells whether we are still known here. */
  async function ask() {
    if (document.hidden) return;
    try {
      const answer = await fetchState(code, as, store.seq);
      if (socket.connected) return;
      socket.io.opts.tryAllTransports = true;
      if (answer.gone) leave({reason: answer.gone, why: answer.why});
      else take({patch: answer, me: answer.me, now: answer.now});
    } catch {
      say('offline');
    }
  }

  function leave(why) {
    clearInterval(asking);
    socket.io.reconnection(false);
    socket.disconnect();
    onBye(why);
  }

  function send(act) {
    if (!socket.connected) return postAct(code, act).finally(() => { if (asking) ask(); });
    return new Promise((resolve, reject) => {
      socket.timeout(PATIENCE_MS).emit('act', act, (error, answer) => (error || notNow(answer) ? reject(error || answer) : resolve(answer)));
    });
  }

  function say(state) {
    if (link.state === state) return;
    link.state = state;
    listeners.forEach(listener => listener(state));
  }
}

function notNow(answer) {
  return NOT_NOW.includes(answer.refusal?.rule);
}
