/** Who may write in this stage and who has, by the roles and the kinds that its rule names. */
import {peopleHere} from './names.js';
import {stageOf} from './sight.js';

const ELSEWHERE = ['comment', 'answer', 'offer', 'action'];

/** Present people who may write here; where nothing is written now, all who are not neutral. */
export function writersHere(d) {
  const {allow = {}} = stageOf(d) ?? {};
  const roles = new Set(textsHere(d).flatMap(one => (one.roles?.length ? one.roles : allow.write ?? [])));
  const counts = person => (roles.size ? roles.has(person.role) : !d.get('meeting').roles?.[person.role]?.neutral);
  return peopleHere(d).filter(counts);
}

/** How many texts of the kinds that are written here this person has given; of any kind where none is written now. */
export function wroteHere(d, {wrote = {}}) {
  const kinds = textsHere(d).map(one => one.kind);
  return Object.entries(wrote).reduce((sum, [kind, n]) => sum + (!kinds.length || kinds.includes(kind) ? n : 0), 0);
}

function textsHere(d) {
  return (stageOf(d)?.write ?? []).filter(one => !ELSEWHERE.includes(one.kind));
}
