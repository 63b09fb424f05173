/** What I may do now, and in words why not. */
import {page} from '../page.js';
import {waiting} from './acts.js';
import {here} from './room.js';
import {stage} from './things.js';
import {refusalWords} from '../reasons.js';
import {pick} from '../i18n.js';

/** Empty when it is allowed, otherwise the code of the refusal. */
export function mayNot(verb) {
  const [name, kind] = verb.split('/');
  const granted = here.me?.may?.[verb] ?? here.me?.may?.[name] ?? 'not_now';
  return granted || usedUp(name, kind);
}

/** Allowed in this stage, but not to me just now. */
function usedUp(name, kind) {
  if (name === 'write' && stillToWrite(kind) === 0) return 'too_many';
  if (name === 'pass' && !stage().floor?.pass) return 'no_pass';
  if (name !== 'hand' || kind) return '';
  if (stage().floor?.mode === 'round') return 'round_order';
  return here.me.turns_left === 0 ? 'turns_used' : '';
}

/** How many more of `kind` I may write, those that still wait on this phone counted in; undefined where there is no limit. */
export function stillToWrite(kind) {
  const left = here.me?.left?.[kind];
  return left === undefined ? undefined : Math.max(0, left - waiting('write', args => args.kind === kind).length);
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

/** Whether I lead this meeting now; the chair may have come to me since this page was opened. */
export function leads() {
  return Boolean(here.me?.neutral) && !['not_yours', undefined].includes(here.me.may?.advance);
}

/** Where whoever works at the desk finds it. */
export function deskUrl() {
  return page.urls?.desk ?? `/m/${page.code}/desk`;
}
