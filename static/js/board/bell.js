/** When the bell rings: once for each warning and once at the limit, also after a reload or a lost line. */
import {now} from '../clock.js';
import {keep, kept} from '../keep.js';

const RUNG = 'board.rung';
const LATE_MS = 2000;
const LOOK_MS = 200;
const REMEMBERED = 24;

/** The instants (server ms) of a running clock and their sounds: `{key, at, sound}`, sound near, turn or stage. */
export function instantsOf(clock) {
  if (!clock?.running || !clock.deadline) return [];
  const name = `${clock.of}:${clock.deadline}`;
  const warnings = (clock.warn_at || []).filter(seconds => seconds < (clock.total || Infinity));
  return [
    ...warnings.map(seconds => ({key: `${name}:${seconds}`, at: clock.deadline - seconds * 1000, sound: 'near'})),
    {key: `${name}:0`, at: clock.deadline, sound: clock.of === 'turn' ? 'turn' : 'stage'},
  ];
}

/** Those that fall due at `at` and have not rung; what is more than two seconds past stays silent. */
export function instantsDue(clock, at, rung) {
  return instantsOf(clock).filter(one => one.at <= at && at - one.at < LATE_MS && !rung.includes(one.key));
}

/** Watches the entity `clock` and rings; muted by key `m` or by the desk, an instant still counts as rung. */
export function watchBell({store, wall, ring}) {
  return setInterval(() => {
    const due = instantsDue(store.get('clock'), now(), kept(RUNG, []));
    if (!due.length) return;
    keep(RUNG, [...kept(RUNG, []), ...due.map(one => one.key)].slice(-REMEMBERED));
    if (bellWanted(store, wall)) ring(due.at(-1).sound);
  }, LOOK_MS);
}

/** Whether the bell may sound at all. */
export function bellWanted(store, wall) {
  return !wall.muted && store.get('clock')?.bell !== false && store.get('meeting')?.settings?.bell !== false;
}
