/** The part of the phone that other methods than the round table need, fetched when first asked for. */
import {after} from './phone/after.js';
import {limitsText} from './phone/ballots/limitsText.js';
import {ballotById, decidedNow, openBallots, votePage} from './phone/ballots/votePage.js';
import {goneScreen} from './phone/gone.js';
import {ballotsBeyond} from './phone/later.js';
import {amendForm} from './phone/motions/amendForm.js';
import {collect, writingPage} from './phone/writing/collect.js';
import {reportsAfter, reportsAsked} from './phone/writing/reportsAfter.js';
import {fieldAnswer, kindForm} from './phone/writing/kindForm.js';
import {handsPage} from './phone/debate/handsPage.js';
import {nameForm} from './phone/nameForm.js';
import {papersPage} from './phone/papersPage.js';
import {reportForm} from './phone/reportForm.js';
import {matterPage} from './phone/motions/matterPage.js';
import {myTurn} from './phone/debate/myTurn.js';
import {places} from './phone/spaces/moving.js';
import {spaceScreen} from './phone/spaces/spaceScreen.js';
import {talk} from './phone/debate/talk.js';
import {topicPage} from './phone/spaces/topic.js';
import {may} from './phone/may.js';
import {here, store} from './phone/room.js';
import {closedBallots, floorNow, heads, meeting, stage, writing} from './phone/things.js';
import {ui} from './phone/ui.js';

const OTHER = {
  ballot: [ballotById, 'vote'], amend: [amendForm, 'write'], form: [kindForm, 'write'], topic: [topicPage, ''], places: [places, ''],
};

/** Screens of the first part's own routes that a phone seldom needs before the meeting is over. */
export const lentScreens = {after, nameForm, papersPage, reportForm};

/** How far a secret vote is secret: asked for on screens of the first part too. */
export function limitsSaid(ballot) {
  return limitsText(ballot);
}

/** Why this phone is out. */
export function gone(bye) {
  return goneScreen(bye);
}

/** What this part shows on a route, or null where the first part does it. */
export function methodScreen(name, [id, ...rest]) {
  if (here.me?.speaking && !ui.route.includes('/')) return {body: myTurn(), tab: '', speaking: true};
  if (!name) return nowFound();
  const found = OTHER[name] || takenOver(name, id);
  return found ? {body: found[0](id, ...rest), tab: found[1], speaking: false} : null;
}

/** Routes of the first part that this stage needs more of. */
function takenOver(name, id) {
  if (name === 'vote' && ballotsBeyond()) return [votePage, 'vote'];
  if (name === 'hand') return [handsPage, 'hand'];
  if (name === 'write') return [writingPage, 'write'];
  if (name === 'card' && id !== 'need') return [kindForm, 'write'];
  if (name === 'item') return [matterPage, ''];
  if (name === 'answer' && writing('answer')?.fields?.length && !writing('answer').fields.includes('answer_kind')) return [fieldAnswer, 'write'];
  const own = name === 'edit' && (here.me?.own || []).find(one => one.id === id);
  return own && own.kind !== 'need' ? [() => kindForm(own.kind, '', own), 'write'] : null;
}

/** What happens now, where it is more than the first part draws. */
function nowFound() {
  const draw = drawNow();
  return draw ? {body: draw(), tab: draw === votePage ? 'vote' : '', speaking: false} : null;
}

function drawNow() {
  if (meeting().state === 'ended') return atTheDoor() || (reportsAsked() ? reportsAfter : null);
  if (here.me?.present === false || store.get('readback') || !stage().id) return null;
  if (openBallots().length) return ballotsBeyond() ? votePage : null;
  if (stage().idle && !stage().floor) return null;
  const placed = spaceScreen();
  if (placed) return placed;
  const mode = floorNow().mode ?? stage().floor?.mode;
  if (mode && mode !== 'none') return talk;
  const kinds = (stage().write || []).map(one => one.kind);
  if (kinds.some(kind => kind !== 'action')) return collect;
  return kinds.length ? null : betweenTimes();
}

/** A vote that goes on after the meeting comes first for whoever may vote in it. */
function atTheDoor() {
  return openBallots().length && may('vote') ? votePage : null;
}

/** A stage in which nothing is written or said: what was decided here, otherwise what stands on the wall. */
function betweenTimes() {
  const closed = closedBallots();
  if (closed.some(one => one.stage === stage().id) || (stage().select && closed.length)) return decidedNow;
  return heads().length ? talk : null;
}
