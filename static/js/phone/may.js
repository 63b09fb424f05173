/** What I may do now, and in words why not. */
import {here} from './room.js';
import {stage} from './things.js';
import {refusalWords} from '../reasons.js';
import {pick} from '../i18n.js';

/** Empty when it is allowed, otherwise the code of the refusal. */
export function mayNot(verb) {
  return here.me?.may?.[verb] ?? 'not_now';
}

export function may(verb) {
  return mayNot(verb) === '';
}

/** Why not, with what one can do instead. */
export function whyNot(verb) {
  const writes = stage().write || [];
  return refusalWords(mayNot(verb), {
    stage: pick(stage().title),
    place: here.me?.place,
    max: writes.find(one => one.per_person)?.per_person,
    n: stage().floor?.turns,
  });
}
