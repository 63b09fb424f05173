/** In place of socket.io: a server that keeps its rate, 20 acts at once and 5 a second, and that may be busy for so many answers.
    `kept` is its log, in which an op counts once; `asked` every act that came. */
let left = 20;
let at = performance.now();
globalThis.kept = [];
globalThis.asked = [];
globalThis.busy = {before: 0, after: 0};

export function io() {
  const ears = {};
  const socket = {connected: false, io: {reconnection() {}, reconnectionDelayMax() {}, on() {}, opts: {}}, timeout: () => socket};
  socket.on = (name, ear) => { (ears[name] ||= []).push(ear); };
  socket.connect = socket.disconnect = () => socket;
  socket.emit = (name, args, answer) => setTimeout(() => answer(null, reply(name, args)), 5);
  globalThis.mend = () => { socket.connected = true; ears.connect.forEach(ear => ear()); };
  return socket;
}

function reply(name, args) {
  if (name === 'act') return take(args);
  return name === 'clock' ? {t: args.t, now: Date.now()} : {patch: {from: 0, to: 1, now: Date.now(), put: {}}, now: Date.now(), me: {}};
}

/** Busy before it has kept the act, or, worse, after: the commit went through and its answer was lost. */
function take(act) {
  globalThis.asked.push(act.op);
  if (!token()) return refusal('too_fast');
  if (globalThis.busy.before-- > 0) return refusal('busy');
  if (!globalThis.kept.some(one => one.op === act.op)) globalThis.kept.push(act);
  return globalThis.busy.after-- > 0 ? refusal('busy') : {ok: true, seq: globalThis.kept.findIndex(one => one.op === act.op) + 1};
}

function token() {
  left = Math.min(20, left + (performance.now() - at) / 200);
  at = performance.now();
  if (left < 1) return false;
  left -= 1;
  return true;
}

function refusal(rule) {
  return {ok: false, refusal: {rule, zh: '请稍后再试。', en: 'Please try again.'}};
}
