/** The outbox's shelf on the phone: one key an act, so that two tabs never overwrite each other. */
import {keep, kept, keptNames, onKept} from './keep.js';

let lastStamp = 0;

/** Acts in the order they were made, and refusals that nobody has been shown yet. */
export function makeShelf(name) {
  const acts = `${name}/act/`;
  const refused = `${name}/refused/`;
  const read = prefix => keptNames(prefix).map(key => kept(key)).filter(Boolean);
  return {
    acts: () => read(acts),
    add: act => keep(acts + act.at, act),
    remove: act => keep(acts + act.at, null),
    refused: () => read(refused),
    refuse: (act, refusal) => keep(refused + act.at, {...act, refusal}),
    forget: act => keep(refused + act.at, null),
    onOtherTab: listener => onKept(acts, listener),
  };
}

/** A key that sorts after every earlier one of this tab. */
export function stamp(op) {
  lastStamp = Math.max(Date.now(), lastStamp + 1);
  return `${lastStamp.toString(36).padStart(9, '0')}-${op}`;
}
