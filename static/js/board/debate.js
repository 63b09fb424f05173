/** A debate with two sides: the motion in full, who speaks and for which side, who is next and why, how often each side has spoken. */
import {html, nothing} from '../../vendor/lit.js';
import {face} from '../clock.js';
import {t} from '../i18n.js';
import {sideWords} from '../barwords.js';
import {queueReason} from '../reasons.js';
import {who} from '../parts/who.js';
import {groupsKnown, stageNow} from './facts.js';
import {extraRem, headed, subjectNow, whereWords} from './matter.js';
import {wallRoom} from './notices.js';
import {pendingLadder} from './pending.js';
import {timeLabel} from './speaking.js';
import {limitWords} from './limits.js';

const ROOM_REM = 26;
const LADDER_REM = 5;
const ROW_REM = 4.7;
const NEXT_REM = 7.4;
const SPEAKING_REM = 6.2;

/** The sheet of a stage whose speakers state their side. */
export function debateSheet(store) {
  const motion = subjectNow(store);
  const ladder = pendingLadder(store);
  const room = wallRoom(store, ROOM_REM) - extraRem(motion) - (ladder === nothing ? 0 : LADDER_REM);
  return {
    where: whereWords(store),
    ...headed(motion),
    time: {clock: store.get('clock'), label: timeLabel(store, t('这一件还剩'))},
    main: html`<div class="debating">${ladder}<div class="debate">${sideColumn(store, 'for', room)}${sideColumn(store, 'against', room)}</div>${footWords(store)}</div>`,
  };
}

/** Whoever speaks and whoever is next stand first; what was said before has the room that is left. */
function sideColumn(store, side, room) {
  const {speaker, queue = [], said = []} = store.get('floor') || {};
  const spoken = said.filter(turn => turn.stance === side);
  const waiting = queue.filter(entry => entry.stance === side);
  const speaking = speaker?.stance === side && speaker.kind !== 'answer' ? speaker : null;
  const ahead = waiting.slice(0, 2);
  const taken = (speaking ? SPEAKING_REM : 0) + ahead.reduce((sum, entry) => sum + (entry.place === 1 ? NEXT_REM : ROW_REM), 0);
  const before = Math.max(0, Math.floor((room - taken) / ROW_REM));
  return html`<section class="side"><h2>${sideWords(side)} <span>${heardWords(spoken.length, waiting.length)}</span></h2><ol class="turns">
    ${spoken.slice(Math.max(0, spoken.length - before)).map(turn => saidRow(turn, store))}${speaking ? speakingRow(speaking, store) : nothing}${ahead.map(entry => waitingRow(entry, store))}</ol>
    ${spoken.length || speaking || waiting.length ? nothing : html`<p class="soft">${t('还没有人为这一边举手')}</p>`}</section>`;
}

function heardWords(spoken, hands) {
  return [t('说过 {n} 次', {n: spoken}), hands ? t('{n} 人举手', {n: hands}) : ''].filter(Boolean).join(t('，'));
}

function saidRow(turn, store) {
  return html`<li>${who(turn, groupsKnown(store))}<span class="number">${face(turn.seconds)}</span></li>`;
}

function speakingRow(speaker, store) {
  return html`<li aria-current="true">${who(speaker.who, groupsKnown(store))}<span>${speaker.nth > 1 ? t('正在说，第 {n} 次', {n: speaker.nth}) : t('正在说')}</span></li>`;
}

/** Only the very first of the queue is next; the others have their place. */
function waitingRow(entry, store) {
  const first = entry.place === 1;
  return html`<li ?data-next=${first} data-glide=${`queue/${entry.id}`}>${who(entry, groupsKnown(store))}<span>${first ? t('下一位') : t('第 {n} 位', {n: entry.place})}</span>
    ${first ? html`<small>${queueReason(entry.reason)}</small>` : nothing}</li>`;
}

/** Who speaks or waits without a side, the limits, and when the vote may be called. */
function footWords(store) {
  const {speaker, queue = []} = store.get('floor') || {};
  const neither = queue.filter(entry => entry.place && !['for', 'against'].includes(entry.stance)).length; // an interruption has no place
  const outside = speaker && !['for', 'against'].includes(speaker.stance) ? (speaker.kind === 'answer' ? t('正在答复：{name}', {name: speaker.who.name}) : t('正在说：{name}', {name: speaker.who.name})) : '';
  const words = [outside, neither ? t('没说哪一边的，{n} 人举手', {n: neither}) : '', readyWords(store), limitWords(stageNow(store))].filter(Boolean);
  return html`<p class="debate-foot">${words.slice(0, 3).map(one => html`<span>${one}</span>`)}</p>`;
}

function readyWords(store) {
  const {ready} = store.get('agenda');
  const {speaker, queue = [], said = []} = store.get('floor') || {};
  if (!ready || !stageNow(store).floor.stance || speaker) return '';
  if (!queue.length && !said.length) return t('请举手，先选赞成还是反对。');
  return queue.length ? '' : ready.ok ? t('没有人再要说了，主持人可以提请表决。') : '';
}
