/** When each stage will really come: pure arithmetic on the agenda, so that a squeeze can be seen before it is pressed. */

const DAY_MINUTES = 1440;
const MINUTE = 60000;

/** Key of an entry: one per stage and item. */
export function entryKey(entry) {
  return `${entry.stage}/${entry.item ?? ''}`;
}

/**
 * The rows of the timetable and the end of the meeting, all in server ms.
 * `changes` maps a stage id to its new minutes, or to 0 when it is dropped.
 */
export function forecast(agenda, stage, clockNow, changes = {}) {
  let cursor = clockNow;
  const rows = agenda.entries.map((entry, index) => {
    const minutes = entry.state === 'done' ? entry.minutes : changes[entry.stage] ?? entry.minutes ?? 0;
    const out = entry.state === 'out' || (entry.state === 'next' && minutes === 0 && entry.stage in changes);
    const at = entry.state === 'done' || entry.state === 'now' ? entry.from : cursor;
    if (entry.state === 'now') cursor = Math.max(clockNow, endOfNow(entry, stage, changes));
    else if (entry.state === 'next' && !out) cursor += minutes * MINUTE;
    return {...entry, index, at, out, guessed: entry.state === 'next', late: lateBy(at, entry.planned)};
  });
  return {rows, end: cursor, late: lateBy(cursor, agenda.ends_at)};
}

function endOfNow(entry, stage, changes) {
  if (stage?.over) return entry.from ?? 0;
  if (entry.stage in changes) return entry.from + changes[entry.stage] * MINUTE;
  return stage?.deadline ?? (entry.from ?? 0) + (entry.minutes ?? 0) * MINUTE;
}

/** Minutes that `at` is behind `planned` on the clock as both are shown; 0 when nothing was planned, and where a vote of days lies between. */
function lateBy(at, planned) {
  const late = at && planned ? Math.floor(at / MINUTE) - Math.floor(planned / MINUTE) : 0;
  return late < DAY_MINUTES ? late : 0;
}
