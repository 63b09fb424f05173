/** Doing something: it shows at once, is sent when it can be, and a refusal comes back in words. */
import {here, outbox, store} from './room.js';
import {setUi} from './ui.js';

const SETTLE_MS = 2000;
const OWN = ['write', 'edit', 'withdraw']; // shown from `me`, which comes just after the patch
let settling = [];
here.onChange(() => settle(() => true));
store.onChange(() => settle(one => !OWN.includes(one.verb)));

/** What `refused` gives back where it has mended the act and sent it again: there is nothing to tell. */
export const AGAIN = Symbol('again');

/** Sends an act; `refused` is called with the refusal when the rules do not allow it, to give back what was typed. */
export async function send(verb, args = {}, refused = () => {}) {
  setUi({refusal: null, open: ''});
  const answer = await outbox.act(verb, args);
  if (answer.ok) await settleLater({verb, args, seq: answer.seq});
  else {
    if (refused(answer.refusal) !== AGAIN) setUi({refusal: {...answer.refusal, text: args.text}});
  }
}

/** Acts of this verb that do not yet show in what the server sends. */
export function waiting(verb, fits = () => true) {
  return [...outbox.pending(), ...settling].filter(one => one.verb === verb && fits(one.args));
}

/** Accepted, but the room has not told us yet: stays on the screen until it does. */
function settleLater(act) {
  settling = [...settling, act];
  setUi({});
  setTimeout(() => { settling = settling.filter(one => one !== act); setUi({}); }, SETTLE_MS);
}

function settle(shows) {
  settling = settling.filter(one => one.seq > store.seq || !shows(one));
}
