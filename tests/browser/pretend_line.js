/** In place of socket.io: answers `enter` with a fixed state, every act with yes or with the refusal of `?refuse=`, or of `busy` for now; `?offline` hangs up.
    `tell` brings news over the line, `happen` lets them be missed, `cut` and `mend` are a line that breaks and comes back. */
const asked = new URLSearchParams(location.search);
const told = await (await fetch(`/state/${asked.get('state')}.json`)).json();
let seq = told.seq;

export function io() {
  const ears = {};
  const on = (name, ear) => { (ears[name] ||= []).push(ear); };
  const call = (name, news) => (ears[name] || []).forEach(ear => ear(news));
  const socket = {connected: false, io: {reconnection() {}, reconnectionDelayMax() {}, on() {}, opts: {}}, on, connect: () => socket, disconnect: () => socket, timeout: () => socket, emit};
  globalThis.tell = (name, news) => { if (name === 'patch') happen(news); call(name, news); };
  globalThis.happen = happen;
  globalThis.cut = () => { socket.connected = false; call('disconnect', 'transport close'); };
  globalThis.mend = () => { socket.connected = true; call('connect'); };
  setTimeout(() => { socket.connected = true; call('connect'); }, 10);
  if (asked.has('offline')) setTimeout(hangUp, 300);
  return socket;

  function hangUp() {
    socket.connected = false;
    call('disconnect', 'transport close');
    call('connect_error', {});
  }
}

/** What the server knows from now on, whether or not this phone was told. */
function happen({to, put}) {
  seq = to;
  Object.assign(told.put, put);
}

function emit(name, args, answer) {
  globalThis.sent = [...(globalThis.sent || []), {name, args}];
  setTimeout(() => answer(null, reply(name, args)), 20);
}

function reply(name, args) {
  if (name === 'enter') return {patch: {from: 0, to: seq, now: told.now, put: told.put}, now: told.now, me: told.me};
  if (name === 'clock') return {t: args.t, now: told.now + performance.now()};
  if (globalThis.busy) return {ok: false, refusal: {rule: globalThis.busy, zh: '请稍后再试。', en: 'Please try again.'}};
  if (asked.has('refuse')) return {ok: false, refusal: {rule: asked.get('refuse'), zh: '还没轮到您。', en: 'It is not your turn yet.'}};
  seq += 1;
  return {ok: true, seq};
}
