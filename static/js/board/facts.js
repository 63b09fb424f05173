/** What the wall asks of the store, in the words of a meeting. */

/** The stage where the meeting stands, or null before the first patch. */
export function stageNow(store) {
  return store.all('stage/')[0] || null;
}

/** The line of the agenda where the meeting stands, or null. */
export function entryNow(store) {
  const agenda = store.get('agenda');
  return agenda?.entries[agenda.at] || null;
}

/** The groups expected or present: `{code, zh, en, mark}`. */
export function groupsKnown(store) {
  return store.get('meeting')?.groups || [];
}

/** Every card that somebody wrote, covered or open, in the order of arrival; heads of merged cards are not cards. */
export function cardsWritten(store) {
  return store.all('item/').filter(item => (item.covered || item.state === 'shown') && !item.originals?.length);
}

/** Cards whose words may be read, as they were written. */
export function cardsOpen(store) {
  return cardsWritten(store).filter(item => !item.covered);
}

/** What the room talks about: merged heads, and cards that stand by themselves. */
export function needsShown(store) {
  return store.all('item/').filter(item => !item.covered && item.state === 'shown' && !item.merged_into);
}

/** The cards beneath a need: its originals, or itself. */
export function cardsOf(store, need) {
  const originals = (need.originals || []).map(id => store.get(`item/${id}`)).filter(Boolean);
  return originals.length ? originals : [need];
}

/** The last ballot by dots, open or closed, or null. */
export function lastDots(store) {
  return store.all('ballot/').findLast(ballot => ballot.type === 'dots') || null;
}

/** The ballot of this stage, also after its close, or null. */
export function ballotHere(store, stage) {
  return store.all('ballot/').findLast(ballot => ballot.stage === stage.id) || null;
}

/** Tasks in the order of their days, those without a day last. */
export function tasksByDay(store) {
  return store.all('action/').sort((a, b) => (a.due || '9999').localeCompare(b.due || '9999'));
}

/** Those whose entity is about this item, oldest first. */
export function aboutItem(store, prefix, id) {
  return store.all(prefix).filter(entity => entity.about === id && (entity.state || 'shown') === 'shown');
}
