/** What is being typed, kept in this browser with every letter until the server has it: one name a sentence. */
import {keep, kept, keptNames} from '../keep.js';
import {page} from '../page.js';

const SHELF = `scribe/${page.code}/${page.person}/`;

/** `{text, version, mark, was}` of a sentence whose words are not yet on the server, or null. */
export function typedAt(key) {
  return kept(SHELF + key, null);
}

export function keepTyped(key, typed) {
  keep(SHELF + key, typed);
}

/** The keys of everything that is being typed. */
export function typedKeys() {
  return keptNames(SHELF).map(name => name.slice(SHELF.length));
}
