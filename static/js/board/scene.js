/** Which picture hangs on the wall: chosen by what the stage allows, or by the desk. */
import {commitSheet} from './commit.js';
import {ballotHere, cardsOpen, entryNow, lastDots, needsShown, stageNow} from './facts.js';
import {discussSheet} from './discuss.js';
import {dotsSheet} from './dots.js';
import {floorSheet} from './floor.js';
import {gatherSheet} from './gather.js';
import {gradeSheet} from './grade.js';
import {joinSheet} from './join.js';
import {plainSheet} from './plain.js';
import {readbackSheet} from './readback.js';
import {resultSheet} from './result.js';
import {sortSheet} from './sort.js';
import {thanksSheet} from './thanks.js';
import {wallSheet} from './cardwall.js';

/** The sheet to draw now. */
export function sheetOf(store, recent) {
  return forcedSheet(store, recent) || ownSheet(store, recent);
}

/** What the desk put up (大屏改显示), if it can be shown yet. */
function forcedSheet(store, recent) {
  const sheets = {
    join: () => joinSheet(store),
    cards: () => (cardsOpen(store).length ? wallSheet(store) : null),
    ranking: () => (lastDots(store)?.state === 'closed' ? resultSheet(store, lastDots(store)) : needsShown(store).length ? sortSheet(store, recent) : null),
    floor: () => speakingSheet(store),
    tasks: () => commitSheet(store),
  };
  return sheets[store.get('meeting').board]?.() || null;
}

function ownSheet(store, recent) {
  const stage = stageNow(store);
  const ballot = stage && ballotHere(store, stage);
  const readback = store.get('readback');
  if (isOver(store)) return thanksSheet(store);
  else if (!stage || isWelcome(store, stage)) return joinSheet(store);
  else if (readback) return readbackSheet(store, readback);
  else if (ballot) return ballotSheet(store, ballot);
  else if (stage.select && lastDots(store)?.state === 'closed') return resultSheet(store, lastDots(store));
  else if (takesTasks(stage)) return commitSheet(store);
  else if (stage.floor) return speakingSheet(store);
  else if (stage.write?.length) return gatherSheet(store);
  else if (needsShown(store).length && !lastDots(store)) return sortSheet(store, recent);
  else return plainSheet(store);
}

function ballotSheet(store, ballot) {
  if (ballot.type === 'score') return gradeSheet(store, ballot);
  else return ballot.state === 'open' ? dotsSheet(store, ballot) : resultSheet(store, ballot);
}

function speakingSheet(store) {
  const {floor} = stageNow(store) || {};
  if (!floor) return null;
  return floor.mode === 'round' ? floorSheet(store) : discussSheet(store);
}

function isOver(store) {
  return store.get('meeting').state === 'ended' || entryNow(store)?.place_in_life === 'after';
}

/** The first stage, when nobody writes, speaks or votes yet. */
function isWelcome(store, stage) {
  const agenda = store.get('agenda');
  return (!agenda || agenda.at <= 0) && !stage.floor && !stage.ballot && !stage.write?.length;
}

function takesTasks(stage) {
  return Boolean(stage.allow?.pledge || stage.write?.some(entry => entry.kind === 'action'));
}
