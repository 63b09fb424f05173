/** Questions to the store that several screens ask. */
import {store, here, myId} from './room.js';

export const meeting = () => store.get('meeting') || {};
export const stage = () => store.all('stage/')[0] || {};
export const groups = () => meeting().groups || [];
export const item = id => store.get(`item/${id}`);
export const about = (prefix, id) => store.about(prefix, id).filter(one => one.state !== 'hidden');

/** What stands on the wall: shown, and not merged into another. */
export function heads() {
  return store.all('item/').filter(one => !one.covered && !one.merged_into && one.state === 'shown');
}

/** The needs that were chosen, in their order; all heads before anything was chosen. */
export function chosen() {
  const found = heads().filter(one => one.chosen);
  return found.length ? found.sort((a, b) => a.chosen - b.chosen) : heads();
}

/** Whether a task may be written for it: not for what was voted down. */
export function mayBeDone({outcome}) {
  return !['failed', 'postpone_forever'].includes(outcome);
}

/** The cards merged into this need, as they were written. */
export function originals(need) {
  return (need.originals || []).map(item).filter(Boolean);
}

/** The head under which card `id` now stands. */
export function headOf(id) {
  const one = item(id);
  return one?.merged_into ? headOf(one.merged_into) : one;
}

/** The item on the table, '' where there is none; a pass (round, slot, table) is no item. */
export function subjectId() {
  const {subject, item: pass} = stage();
  return (subject === undefined ? pass : subject) || '';
}

/** The floor I am on: that of my table where it has one, otherwise the room's. */
export function floorNow() {
  return store.get(`space/${here.me?.space}`)?.floor || store.get('floor') || {};
}

export const openBallot = () => store.all('ballot/').find(one => one.state === 'open');
export const closedBallots = () => store.all('ballot/').filter(one => one.state === 'closed');
export const isMe = person => Boolean(person) && person.id === myId();

/** Ids of what I wrote: cards, also those covered. */
export function ownIds() {
  return new Set((here.me?.own || []).map(one => one.id));
}

/** Whether a card of mine is part of this need. */
export function holdsMine(need) {
  const own = ownIds();
  return [need.id, ...(need.originals || [])].some(id => own.has(id));
}

/** Newest first. */
export function newest(list) {
  return [...list].sort((a, b) => b.at - a.at);
}

/** The entry for `kind` among what may be written in this stage. */
export function writing(kind) {
  return (stage().write || []).find(one => one.kind === kind);
}
