/** The tab 投票 of every method: one open question, or the list of several; after that, what was decided. */
import {html, nothing} from '../../../vendor/lit.js';
import {badge} from '../../parts/badge.js';
import {icon} from '../../parts/icon.js';
import {pick, t} from '../../i18n.js';
import {canNow} from '../canNow.js';
import {here, store} from '../room.js';
import {closedBallots, item, stage, subjectId} from '../things.js';
import {barredFrom, barredNote} from './entitled.js';
import {basketSheet} from './basket.js';
import {divisionButton} from '../motions/stack.js';
import {castChoice, turnout} from './cast.js';
import {levelSheet} from './levels.js';
import {outcome} from './outcome.js';
import {pickSheet} from './picks.js';
import {rankSheet} from './ranking.js';
import {scoreSheet} from './scoring.js';
import {sidesSheet} from './sides.js';
import {titleOf} from './titles.js';

const SHEETS = {yesno: sidesSheet, consent: sidesSheet, rank: rankSheet, budget: basketSheet, pick: pickSheet, dots: pickSheet, score: scoreSheet, grade: scoreSheet};

export const openBallots = () => store.all('ballot/').filter(one => one.state === 'open');

/** Whatever is open: questions of the meeting come first. */
export function votePage() {
  const open = [...openBallots()].sort((a, b) => Boolean(b.question) - Boolean(a.question));
  if (open.length === 1) return onePage(open[0]);
  return open.length ? list(open) : decided();
}

/** One ballot by its id, open or closed. */
export function ballotById(id) {
  const ballot = store.get(`ballot/${id}`);
  if (!ballot) return votePage();
  return ballot.state === 'open' ? html`${onePage(ballot)}${next(ballot)}` : html`<h1 tabindex="-1">${t('表决结果')}</h1>${outcome(ballot)}`;
}

function onePage(ballot) {
  return html`${questionOf(ballot)}${barredFrom(ballot) ? html`${barredNote(ballot)}${turnout(ballot)}` : sheetOf(ballot)(ballot)}`;
}

function sheetOf(ballot) {
  return ballot.levels?.length ? levelSheet : SHEETS[ballot.type];
}

/** What is asked, in its own words. */
function questionOf(ballot) {
  const about = ballot.item && item(ballot.item);
  if (ballot.question) return html`<p class="kicker">${t('问问大家')}</p><h1 tabindex="-1" class="quote">${pick(ballot.question.title)}</h1>`;
  if (about) return html`<h1 tabindex="-1" class="quote">${about.text}</h1>`;
  return html`<h1 tabindex="-1">${pick(stage().title) || t('投票')}</h1>${pick(stage().prompt) ? html`<p>${pick(stage().prompt)}</p>` : nothing}`;
}

function list(open) {
  const todo = open.filter(one => !done(one) && !barredFrom(one)).length;
  return html`<h1 tabindex="-1">${t('一条一条投')}</h1><p role="status">${todo ? t('还有 {n} 条等您投。', {n: todo}) : t('您都投过了，谢谢。')}</p>
    <ul class="stack">${open.map(one => html`<li><a class="slip question-row" href=${`#ballot/${one.id}`} ?data-own=${done(one)}><span>${titleOf(one)}</span>
      <span class="slip-foot">${one.question ? badge(t('问问大家')) : nothing}${done(one) ? html`${icon('check')}<span>${t('投过了')}</span>`
      : html`<span>${barredFrom(one) ? t('看一看') : t('请投')}</span>`}</span></a></li>`)}</ul>`;
}

const done = ballot => castChoice(ballot) !== null || here.me?.voted?.includes(ballot.id);

/** The way on to the next question, once this one is in the box. */
function next(ballot) {
  const rest = openBallots().filter(one => one.id !== ballot.id && !done(one) && !barredFrom(one));
  return done(ballot) && rest.length ? html`<p class="push"><a class="button" data-main href=${`#ballot/${rest[0].id}`}>${t('下一条')}</a></p>` : nothing;
}

/** After the vote: what it said, first of all. */
export function decidedNow() {
  const closed = closedBallots().filter(one => one.stage === stage().id && (!subjectId() || !one.item || one.item === subjectId()));
  const shown = closed.length ? closed : closedBallots().slice(-1);
  return html`<h1 tabindex="-1">${pick(stage().title)}</h1>${pick(stage().prompt) ? html`<p>${pick(stage().prompt)}</p>` : nothing}${[...shown].reverse().map(outcome)}${divisionButton()}`;
}

function decided() {
  const closed = closedBallots();
  return html`<h1 tabindex="-1">${t('投票')}</h1><p>${t('现在没有要投的。要投的时候，这里会打开。')}</p>${canNow()}${[...closed].reverse().map(outcome)}`;
}
