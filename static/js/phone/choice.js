/** My own choice in a ballot: a secret one never comes back from the server, so this phone keeps it. */
import {page} from '../page.js';
import {keep, kept} from '../keep.js';
import {sized} from '../sized.js';
import {AGAIN, send} from './acts.js';
import {myId, outbox} from './room.js';
import {setUi} from './ui.js';

/** What brings a receipt to a vote (ballots/receipts.js, fetched where a ballot has receipts). */
export const receiptMaker = {make: () => ({})};

const nameOfChoice = ballot => `vote/${page.code}/${myId()}/${ballot.id}`;

// A vote that was refused after its page was closed is not in the box: what stood there before, this phone no longer knows.
outbox.onUnheard(({verb, args}) => { if (verb === 'vote') keepChoice({id: args.ballot}, null); });

/** What I chose here, or an empty choice. */
export function myChoice(ballot, none = {}) {
  return kept(nameOfChoice(ballot), none);
}

/** Keeps the choice and votes what of it is complete; refused, the one before stands again. */
export function choose(ballot, choice, whole = choice) {
  const before = myChoice(ballot);
  keepChoice(ballot, choice);
  hand(ballot, whole, before, receiptMaker.make(ballot));
}

/** A receipt that somebody else has already is replaced by another, and the vote is sent again by itself. */
function hand(ballot, whole, before, receipt) {
  send('vote', sized(ballot, {ballot: ballot.id, choice: whole, ...receipt}), refusal => {
    if (refusal.rule !== 'receipt_taken') return keepChoice(ballot, before);
    hand(ballot, whole, before, receiptMaker.make(ballot, true));
    return AGAIN;
  });
}

/** Keeps it on the phone without voting yet. */
export function keepChoice(ballot, choice) {
  keep(nameOfChoice(ballot), choice);
  setUi({});
}
