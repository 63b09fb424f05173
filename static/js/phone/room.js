/** The room as this phone knows it: what is on the table, who I am, how the line is, what waits. */
import {page} from '../page.js';
import {makeStore} from '../store.js';
import {openLink} from '../link.js';
import {makeOutbox} from '../outbox.js';

const listeners = new Set();
export const store = makeStore();
export const here = {me: null, line: 'reconnecting', bye: null, onChange: listener => listeners.add(listener)};
const link = openLink({
  code: page.code, as: 'room', store,
  onMe: me => learn({me}),
  onBye: bye => learn({bye}),
  onState: line => learn({line}),
});
export const outbox = makeOutbox(link);

/** Tries the line again at once. */
export function reconnect() {
  link.socket.disconnect().connect();
}

/** The id of whoever holds this phone now. */
export function myId() {
  return here.me?.id ?? page.person;
}

function learn(news) {
  Object.assign(here, news);
  listeners.forEach(listener => listener());
}
