/** What a ballot asks, and what of it can be counted by hand. */

/** Whether it asks for or against, or for a level, about one thing. */
export function hasSides(ballot) {
  return Boolean(ballot.levels?.length) || ['yesno', 'consent'].includes(ballot.type);
}

/** What can be counted by hand: sides and levels, or items. */
export function countedRows(ballot) {
  if (ballot.levels?.length) return ballot.levels.map(level => level.id);
  return hasSides(ballot) ? (ballot.asks?.length ? ballot.asks : ['for', 'against']) : ballot.items;
}
