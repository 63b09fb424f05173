/** Which picture hangs on the wall: chosen by what the stage allows, or by the desk. */
import {questionNow, questionSheet} from './asked.js';
import {pick, t} from '../i18n.js';
import {commitSheet} from './commit.js';
import {withDate} from './days.js';
import {ballotsHere, cardsOpen, entryNow, lastChoice, lastDots, needsShown, stageNow} from './facts.js';
import {ballotSheet} from './vote.js';
import {gatherSheet} from './gather.js';
import {joinSheet} from './join.js';
import {readingSheet, reportsShown} from './harvest.js';
import {plainSheet} from './plain.js';
import {readbackSheet} from './readback.js';
import {lastPublished, receiptsSheet} from './receipts.js';
import {resultSheet} from './result.js';
import {sortSheet} from './sort.js';
import {spacesSheet, speakingSheet} from './talking.js';
import {hasHeat, topicsSheet} from './topics.js';
import {thanksSheet} from './thanks.js';
import {verdicts} from './verdicts.js';
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
    receipts: () => (lastPublished(store) ? receiptsSheet(store, lastPublished(store)) : null),
  };
  return sheets[store.get('meeting').board]?.() || null;
}

function ownSheet(store, recent) {
  const stage = stageNow(store);
  const question = questionNow(store);
  const readback = store.get('readback');
  if (isOver(store, stage)) return thanksSheet(store);
  else if (!stage || isWelcome(store, stage)) return seatedSheet(store, stage) || joinSheet(store);
  else if (readback?.lines.length) return readbackSheet(store, readback);
  else if (question) return questionSheet(store, question);
  else return withDate(store, stageSheet(store, stage, recent));
}

/** What this stage is for. */
function stageSheet(store, stage, recent) {
  const ballots = ballotsHere(store, stage);
  if (ballots.length) return ballotSheet(store, ballots);
  else if (stage.idle && !stage.floor) return plainSheet(store);
  else if (stage.select && lastChoice(store)) return ballotSheet(store, [lastChoice(store)]);
  else if (takesTasks(stage)) return taskSheet(store, stage);
  else return spacesSheet(store, stage) || quietSheet(store, stage, recent);
}

/** Until the first task hangs there: the groups that people join, or what the dots chose. */
function taskSheet(store, stage) {
  if (store.all('action/').length) return commitSheet(store);
  return spacesSheet(store, stage) || (lastDots(store)?.state === 'closed' && !verdicts(store).length ? dotsAbove(store, stage) : commitSheet(store));
}

function dotsAbove(store, stage) {
  return {...resultSheet(store, lastDots(store)), where: [pick(stage.title), t('贴点结果')], time: {clock: store.get('clock'), label: t('认领还剩')}};
}

function quietSheet(store, stage, recent) {
  if (stage.floor) return speakingSheet(store);
  if (reportsShown(store).length && (stage.allow?.comment || stage.allow?.react)) return readingSheet(store);
  else if (hasHeat(store) && stage.allow?.react) return topicsSheet(store);
  else if (stage.write?.length) return gatherSheet(store);
  else if (needsShown(store).length && !lastDots(store) && isSorting(store, stage)) return sortSheet(store, recent);
  else return plainSheet(store);
}

/** Cards are sorted where people say beneath them what is theirs too, and once the first have been merged. */
function isSorting(store, stage) {
  return Boolean(stage.allow?.react && !stage.allow.comment) || needsShown(store).some(item => item.originals?.length);
}

/** After the meeting the wall says thanks, unless people still vote or write. */
function isOver(store, stage) {
  const acts = Boolean(stage && (ballotsHere(store, stage).length || stage.allow?.vote || stage.allow?.grade));
  return store.get('meeting').state === 'ended' || (entryNow(store)?.place_in_life === 'after' && !acts);
}

/** The first stage, when nobody writes, speaks or votes yet. */
function isWelcome(store, stage) {
  const agenda = store.get('agenda');
  return (!agenda || agenda.at <= 0) && !stage.floor && !stage.ballot && !stage.write?.length;
}

/** Who has been given a seat at the door finds it on the wall. */
function seatedSheet(store, stage) {
  return stage && store.all('space/').some(space => space.kind === 'table' && space.n > 0) ? spacesSheet(store, stage) : null;
}

function takesTasks(stage) {
  return Boolean(stage.allow?.pledge || stage.write?.some(entry => entry.kind === 'action'));
}
