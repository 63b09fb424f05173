/** Which of a person's tabs may send: a lock in localStorage that a closed tab loses after a few seconds. */
import {keep, kept} from './keep.js';

const HOLD_MS = 10000;

/** `mine()` takes or renews the lock for this tab and says whether it holds; `give()` lets it go. */
export function takeTurn(name) {
  const lock = `${name}.lock`;
  const tab = Math.random().toString(36).slice(2);
  const free = held => !held || held.tab === tab || held.until < Date.now();
  addEventListener('pagehide', give);
  return {mine, give};

  function mine() {
    if (!free(kept(lock, null))) return false;
    keep(lock, {tab, until: Date.now() + HOLD_MS});
    return kept(lock, null)?.tab === tab;
  }

  function give() {
    if (kept(lock, null)?.tab === tab) keep(lock, null);
  }
}
