/** Which picture a stage has in which people speak, and where they are when they do. */
import {debateSheet} from './debate.js';
import {discussSheet} from './discuss.js';
import {stageNow} from './facts.js';
import {floorSheet} from './floor.js';
import {freeSheet} from './free.js';
import {harvestSheet, reportsShown} from './harvest.js';
import {marketSheet} from './market.js';
import {subjectNow} from './matter.js';
import {plainSheet} from './plain.js';
import {ringSheet} from './ring.js';
import {tablesSheet} from './tables.js';

const APART = ['tables', 'pairs', 'grid'];

/** The map of the spaces, while people sit or walk in them; null in one room. */
export function spacesSheet(store, stage) {
  const spaces = store.all('space/');
  const kind = stage.space?.kind;
  if (!spaces.length || !(APART.includes(kind) || stage.assign || stage.move || stage.floor?.grant === 'chair_of_space')) return null;
  if (kind === 'grid') return spaces.some(space => space.kind === 'cell') ? marketSheet(store) : null;
  return spaces.some(space => ['table', 'pair', 'group'].includes(space.kind)) ? tablesSheet(store) : null;
}

/** The sheet of a floor in one room; null where nobody speaks. */
export function speakingSheet(store) {
  const {floor} = stageNow(store) || {};
  if (!floor) return null;
  if (floor.mode === 'seats' && store.get('floor')?.seats) return ringSheet(store);
  if (floor.mode === 'free') return freeSheet(store);
  if (floor.mode === 'round') return floorSheet(store);
  if (floor.mode === 'report' && asksFirst(store)) return plainSheet(store);
  if (floor.mode === 'report') return reportsShown(store).length || !subjectNow(store) ? harvestSheet(store) : discussSheet(store);
  return hasSides(store, floor) ? debateSheet(store) : discussSheet(store);
}

/** What is presented here is still to be written: until then the wall asks for it. */
function asksFirst(store) {
  const {write = [], item} = stageNow(store);
  const {speaker, queue = []} = store.get('floor') || {};
  const kinds = write.map(one => one.kind).filter(kind => ['motion', 'topic', 'idea'].includes(kind));
  return !item && kinds.length > 0 && !speaker && !queue.length && !store.all('item/').some(one => kinds.includes(one.kind));
}

/** Where speakers state their side there is a motion to be for or against. */
function hasSides(store, {stance}) {
  return stance && stance !== 'none' && Boolean(subjectNow(store));
}
