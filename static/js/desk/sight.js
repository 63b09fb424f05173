/** Questions that every part of the desk asks of the store. */
import {t} from '../i18n.js';

/** The stage where the meeting stands, or undefined. */
export function stageOf(d) {
  return d.all('stage/')[0];
}

/** The item that is talked about now, or undefined. */
export function itemNow(d) {
  const stage = stageOf(d);
  const id = pendingOf(d)[0]?.id ?? stage?.subject ?? stage?.item;
  return id ? d.get(`item/${id}`) : undefined;
}

/** Robert's Rules: questions pending, the one that is decided first at the top. */
export function pendingOf(d) {
  return d.all('item/').filter(item => item.stack !== null && item.stack !== undefined).sort((a, b) => b.stack - a.stack);
}

/** The ballots of this stage and of the matter on the table: one an item, or the last about all of them. */
export function votesOf(d) {
  const stage = stageOf(d);
  if (!stage) return [];
  const all = d.all('ballot/').filter(ballot => ballot.stage === stage.id && !ballot.question);
  const own = stage.subject ? all.filter(ballot => ballot.item === stage.subject || (!ballot.item && ballot.items.includes(stage.subject))) : all;
  const single = own.filter(ballot => ballot.item);
  return single.length && !stage.subject ? [...new Map(single.map(ballot => [ballot.item, ballot])).values()] : own.slice(-1);
}

/** The ballot the desk looks at: the one chosen from several, else the first still open, else the last. */
export function voteOf(d) {
  const votes = votesOf(d);
  return votes.find(ballot => ballot.id === d.ui.get('ballot')) ?? votes.find(ballot => ballot.state === 'open') ?? votes.at(-1);
}

/** The question that is open now, or undefined. */
export function questionOf(d) {
  return d.all('ballot/').findLast(ballot => ballot.question && ballot.state === 'open');
}

/** Cards that stand for themselves: shown, waiting or covered, and merged into nothing. */
export function openCards(d) {
  return d.all('item/').filter(item => !item.merged_into && item.state !== 'withdrawn' && item.state !== 'hidden' && item.kind !== 'report');
}

/** Every card as it was written, also those inside a merged need. */
export function writtenCards(d) {
  return d.all('item/').filter(item => !item.originals?.length && item.state !== 'withdrawn' && item.kind !== 'report');
}

/** Merged needs in the order of their ids. */
export function headsOf(d) {
  return openCards(d).filter(item => item.originals?.length);
}

/** The number people know a card by: of the paper, otherwise its id. */
export function cardNumber(item) {
  return item.paper ? t('纸{n}', {n: item.paper}) : item.id;
}

/** Cards marked as immediate danger of which nobody has been told yet. */
export function dangers(d) {
  return d.all('item/').filter(item => item.fields?.danger && !item.danger?.called && item.state !== 'withdrawn');
}

/** Cards that wait for a look before they reach the wall. */
export function waitingCards(d) {
  return d.all('item/').filter(item => item.state === 'waiting' && !item.merged_into);
}

/** What was chosen, in its order; empty where nothing was. */
export function chosenHere(d) {
  return d.all('item/').filter(item => item.chosen !== null && item.chosen !== undefined).sort((a, b) => a.chosen - b.chosen);
}

/** What is being chosen or talked through, in its order. */
export function chosenItems(d) {
  const chosen = chosenHere(d);
  return chosen.length ? chosen : headsOf(d);
}

/** Which view fits the stage: sign_in, gather, say, discuss, spaces, market, sort, ballot, result, commit, close, after or plain. */
export function centreKind(d) {
  const stage = stageOf(d);
  const agenda = d.get('agenda');
  const entry = agenda?.entries[agenda.at];
  if (d.get('meeting')?.state === 'ended' || !stage || (entry?.place_in_life === 'after' && !votesOf(d).length)) return 'after';
  if (d.get('readback')) return 'close';
  if (voteOf(d)) return 'ballot';
  return spacesKind(d, stage) ?? (stage.floor && !['none', 'free'].includes(stage.floor.mode) ? (stage.item || stage.allow?.answer ? 'discuss' : 'say') : workKind(d, stage));
}

/** Where people sit or walk apart, the map comes first. */
function spacesKind(d, stage) {
  const kinds = new Set(d.all('space/').map(space => space.kind));
  if (stage.space?.kind === 'grid' && kinds.has('cell')) return 'market';
  const apart = ['tables', 'pairs'].includes(stage.space?.kind) || stage.assign || stage.move || stage.floor?.grant === 'chair_of_space';
  const waiting = ['tables', 'pairs'].includes(stage.assign?.to);
  return apart && ((waiting && d.get('agenda').at > 0) || ['table', 'pair', 'group'].some(kind => kinds.has(kind))) ? 'spaces' : null;
}

function workKind(d, stage) {
  if (stage.idle) return 'plain';
  if (stage.allow?.pledge || stage.write?.some(one => one.kind === 'action')) return 'commit';
  if (stage.write?.some(one => !['comment', 'report', 'answer'].includes(one.kind))) return 'gather';
  if (d.get('agenda').at <= 0) return 'sign_in';
  return quietKind(d, stage);
}

/** A stage without writing, voting or speaking: there is sorting to do, or something to show. */
function quietKind(d, stage) {
  if (stage.select) return 'result';
  if (d.all('item/').some(item => item.kind === 'report') && (stage.allow?.comment || stage.allow?.react)) return 'plain';
  return d.can('merge') && openCards(d).length ? 'sort' : 'plain';
}

/** Which desk this person has: host, scribe, door or timer. */
export function viewKind(d) {
  if (d.barred('advance') !== null || d.barred('grant') !== null) return 'host';
  if (d.barred('record') !== null) return 'scribe';
  if (d.barred('check_in') !== null) return 'door';
  return d.barred('proxy') !== null ? 'scribe' : 'timer';
}

/** True in a stage where a tap on a name gives the floor. */
export function isSpeaking(d) {
  return Boolean(d.get('floor')) && d.get('floor').mode !== 'none' && d.can('grant');
}
