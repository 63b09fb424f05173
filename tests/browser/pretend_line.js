/** In place of socket.io: answers `enter` with a fixed state, every act with yes or with the refusal of `?refuse=`; `?offline` hangs up. */
const asked = new URLSearchParams(location.search);
const told = await (await fetch(`/state/${asked.get('state')}.json`)).json();
let seq = told.seq;

export function io() {
  const ears = {};
  const on = (name, ear) => { (ears[name] ||= []).push(ear); };
  const call = (name, news) => (ears[name] || []).forEach(ear => ear(news));
  const socket = {connected: false, io: {reconnection() {}}, on, connect: () => socket, disconnect: () => socket, timeout: () => socket, emit};
  globalThis.tell = call;
  setTimeout(() => { socket.connected = true; call('connect'); }, 10);
  if (asked.has('offline')) setTimeout(hangUp, 300);
  return socket;

  function hangUp() {
    socket.connected = false;
    call('disconnect', 'transport close');
    call('connect_error', {});
  }
}

function emit(name, args, answer) {
  globalThis.sent = [...(globalThis.sent || []), {name, args}];
  setTimeout(() => answer(null, reply(name, args)), 20);
}

function reply(name, args) {
  if (name === 'enter') return {patch: {from: 0, to: seq, now: told.now, put: told.put}, now: told.now, me: told.me};
  if (name === 'clock') return {t: args.t, now: told.now + performance.now()};
  if (asked.has('refuse')) return {ok: false, refusal: {rule: asked.get('refuse'), zh: '还没轮到您。', en: 'It is not your turn yet.'}};
  seq += 1;
  return {ok: true, seq};
}
