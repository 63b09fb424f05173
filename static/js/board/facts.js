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

/** The last ballot about several items that is closed: what a selection rests on, or null. */
export function lastChoice(store) {
  return store.all('ballot/').findLast(ballot => !ballot.item && !ballot.question && ballot.state === 'closed') || null;
}

/** The ballots of this stage and of the matter on the table, also after their close: one an item, or the last one about all of them. */
export function ballotsHere(store, stage) {
  const all = store.all('ballot/').filter(ballot => ballot.stage === stage.id && !ballot.question);
  const own = stage.subject ? all.filter(ballot => ballot.item === stage.subject || (!ballot.item && ballot.items.includes(stage.subject))) : all;
  const single = own.filter(ballot => ballot.item);
  if (single.length && !stage.subject) return latestOfItems(single);
  return own.slice(-1);
}

/** Of several ballots about one item the last counts. */
function latestOfItems(ballots) {
  return [...new Map(ballots.map(ballot => [ballot.item, ballot])).values()];
}

/** Tasks in the order of their days, those without a day last. */
export function tasksByDay(store) {
  return store.all('action/').sort((a, b) => (a.due || '9999').localeCompare(b.due || '9999'));
}

/** Those whose entity is about this item, oldest first. */
export function aboutItem(store, prefix, id) {
  return store.all(prefix).filter(entity => entity.about === id && (entity.state || 'shown') === 'shown');
}
