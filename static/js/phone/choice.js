/** My own choice in a ballot: a secret one never comes back from the server, so this phone keeps it. */
import {page} from '../page.js';
import {keep, kept} from '../keep.js';
import {send} from './acts.js';
import {myId} from './room.js';
import {setUi} from './ui.js';

const nameOfChoice = ballot => `vote/${page.code}/${myId()}/${ballot.id}`;

/** What I chose here, or an empty choice. */
export function myChoice(ballot, none = {}) {
  return kept(nameOfChoice(ballot), none);
}

/** Keeps the choice and votes what of it is complete; refused, the one before stands again. */
export function choose(ballot, choice, whole = choice) {
  const before = myChoice(ballot);
  keepChoice(ballot, choice);
  send('vote', {ballot: ballot.id, choice: whole}, () => keepChoice(ballot, before));
}

/** Keeps it on the phone without voting yet. */
export function keepChoice(ballot, choice) {
  keep(nameOfChoice(ballot), choice);
  setUi({});
}
