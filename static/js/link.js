/** The line to the server: websocket first, polling after it, plain HTTP when neither holds. */
import {io} from '../vendor/socket.io.js';
import {guessClock, listenClock} from './clock.js';
import {fetchState, postAct} from './http.js';

const PATIENCE_MS = 8000;
const ASK_MS = 4000;

/** Opens the line. `onState` hears online, reconnecting or offline; `send(act)` promises the answer or fails when the line does. */
export function openLink({code, as, store, onMe = () => {}, onBye = () => {}, onState = () => {}}) {
  const socket = io({query: {code, as}, transports: ['websocket', 'polling'], reconnectionDelay: 500, reconnectionDelayMax: 8000, randomizationFactor: .7});
  const link = {socket, send, enter, state: 'reconnecting', onState: listener => listeners.add(listener)};
  const listeners = new Set([onState]);
  let asking = null;

  socket.on('connect', () => { clearInterval(asking); asking = null; enter(); });
  socket.on('disconnect', reason => { say('reconnecting'); if (reason === 'io server disconnect') socket.connect(); });
  socket.on('connect_error', () => { say('reconnecting'); asking ||= setInterval(ask, ASK_MS + Math.random() * 1000); });
  socket.on('patch', patch => { guessClock(patch.now); store.apply(patch) || enter(); });
  socket.on('me', onMe);
  socket.on('bye', why => (why?.reason === 'restart' ? say('reconnecting') : leave(why || {})));
  addEventListener('online', () => socket.connected || socket.connect());
  addEventListener('offline', () => say('offline'));
  listenClock(socket);
  return link;

  function enter() {
    socket.timeout(PATIENCE_MS).emit('enter', {code, as, since: store.seq}, (error, answer) => {
      if (!error) take(answer);
      else if (socket.connected) socket.disconnect().connect();
    });
  }

  /** A server that stands behind us was restored from a backup: begin anew from what it has. */
  function take(answer) {
    if (!answer.patch) return leave({reason: 'unknown'});
    guessClock(answer.now);
    if (answer.patch.to < store.seq) store.clear();
    const whole = store.apply(answer.patch);
    if (answer.me) onMe(answer.me);
    if (whole) say('online');
    else { store.clear(); enter(); }
  }

  /** No socket for now: ask by HTTP, which also tells whether we are still known here. */
  async function ask() {
    try {
      const answer = await fetchState(code, as, store.seq);
      if (socket.connected) return;
      if (answer.gone) leave({reason: answer.gone});
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
    if (!socket.connected) return postAct(code, act);
    return new Promise((resolve, reject) => {
      socket.timeout(PATIENCE_MS).emit('act', act, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  }

  function say(state) {
    if (link.state === state) return;
    link.state = state;
    listeners.forEach(listener => listener(state));
  }
}
