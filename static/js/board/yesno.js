/** A vote on one matter: how many have voted while it is open; then the numbers, each bar in words, and what became of it. */
import {html, nothing} from '../../vendor/lit.js';
import {lang, t} from '../i18n.js';
import {barWords, needed, sidesOf, sideWords, tieWords, verdictWords} from '../barwords.js';
import {plainNumber, valueOf} from '../numbers.js';
import {everyPartyWords, fewWords, isKeptBack, isOfEveryParty} from '../parts/few.js';
import {groupOf} from '../parts/mark.js';
import {seal} from '../parts/seal.js';
import {tally, zheng} from '../parts/tally.js';
import {countingSheet} from './dots.js';
import {groupsKnown} from './facts.js';
import {headed, whereWords} from './matter.js';
import {sourceWords} from './sources.js';
import {votersNamed} from './named.js';
import {brief} from './texts.js';

const ZHENG_MOST = 60;

/** The sheet of a ballot about one item, open or closed. */
export function yesnoSheet(store, ballot) {
  const item = store.get(`item/${ballot.item || ballot.items[0]}`);
  return ballot.state === 'open' ? openSheet(store, ballot, headed(item)) : closedSheet(store, ballot, headed(item));
}

/** While it is open: turnout, and the counts only where the rule shows them live. */
export function openSheet(store, ballot, heading) {
  if (ballot.live) return {...closedSheet(store, {...ballot, counts: ballot.live}, heading), where: [...whereWords(store), turnout(ballot)], time: {clock: store.get('clock'), label: t('投票还剩')}};
  return {...countingSheet(store, ballot, heading, t('投票还剩'), barLine(ballot)), where: whereWords(store)};
}

/** Once it is closed: a row a side, the bars beneath, the seal at the right. */
export function closedSheet(store, ballot, heading) {
  return {
    where: [...whereWords(store, ballot.state === 'closed' ? t('表决结果') : ''), turnout(ballot)].filter(Boolean),
    ...heading,
    time: null,
    main: html`<div class="voted">${sideRows(ballot)}<div class="voted-foot">${verdictList(store, ballot)}${votersNamed(store, ballot)}${sourceLine(ballot)}</div>${outcomeSeal(ballot)}</div>`,
  };
}

function sourceLine(ballot) {
  const words = sourceWords(ballot);
  return words && ballot.state === 'closed' ? html`<p class="sources">${words}</p>` : nothing;
}

function turnout({voted, eligible}) {
  return t('{voted} / {of} 已投', {voted, of: eligible});
}

/** 赞成要过半数（按赞成和反对算）: said before anybody votes. */
function barLine(ballot) {
  const words = (ballot.bars || []).map(bar => barWords(bar, ballot));
  const last = ballot.last?.length && !ballot.last_called ? t('主持人最后投') : '';
  return [...words, last].filter(Boolean).join(lang.startsWith('zh') ? '；' : '; ');
}

function sideRows(ballot) {
  if (isKeptBack(ballot)) return html`<p class="sources">${fewWords()}</p>`;
  const most = Math.max(1, ...sidesOf(ballot).map(side => valueOf(ballot.counts?.[side]) || 0));
  const base = wholeBase(ballot, most);
  return html`<div class="voted-rows" data-few=${sidesOf(ballot).length < 3 ? '' : nothing}>${sidesOf(ballot).map(side => {
    const n = valueOf(ballot.counts?.[side]) || 0;
    const label = t('{side} {n}', {side: sideWords(side, ballot), n: plainNumber(n)});
    return html`<section class="row"><h2>${sideWords(side, ballot)}</h2><div class="boxes">${tally(n, base, {against: side !== 'for', line: barLineAt(ballot, side), label})}
      ${ballot.state === 'closed' && n <= ZHENG_MOST && sidesOf(ballot).length < 3 && !ballot.choices ? zheng(n) : nothing}</div><span class="sum number">${plainNumber(n)}</span></section>`;
  })}</div>`;
}

/** As many boxes as there are votes that the bar is a part of. */
function wholeBase(ballot, most) {
  const counted = (ballot.verdicts || []).map((verdict, n) => ({verdict, bar: barOf(ballot, verdict, n)})).find(({verdict, bar}) => bar.weigh !== 'area' && !verdict.group);
  const cast = Object.values(ballot.counts || {}).reduce((sum, n) => sum + (valueOf(n) || 0), 0);
  return Math.max(most, Math.ceil(valueOf(counted?.verdict.base) || ballot.cast || cast));
}

function barLineAt(ballot, side) {
  const at = (ballot.verdicts || []).findIndex((verdict, n) => barOf(ballot, verdict, n).side === side && !verdict.group && barOf(ballot, verdict, n).weigh !== 'area');
  const bar = at >= 0 ? barOf(ballot, ballot.verdicts[at], at) : null;
  if (!bar || (bar.most !== null && bar.most !== undefined)) return null;
  return {at: needed(bar, ballot.verdicts[at]), words: verdictWords(bar, ballot.verdicts[at], ballot).need};
}

function barOf(ballot, verdict, n) {
  return ballot.bars?.[verdict.bar ?? n] || {};
}

/** Every bar in words: 要过半数 12，赞成 13 — held or not. */
export function verdictList(store, ballot) {
  const verdicts = ballot.verdicts || [];
  if (!verdicts.length) return nothing;
  const tie = tieWords(ballot);
  return html`<ul class="verdicts">${tie ? html`<li data-tie><strong>${tie}</strong></li>` : nothing}
    ${verdicts.slice(0, 4).map((verdict, n) => verdictRow(verdict, barOf(ballot, verdict, n), ballot, store))}</ul>`;
}

function verdictRow(verdict, bar, ballot, store) {
  const group = isOfEveryParty(bar, verdict) ? everyPartyWords() : verdict.group ? brief(groupOf(verdict.group, groupsKnown(store)) || verdict.group) : '';
  const words = verdictWords(bar, verdict, ballot);
  return html`<li ?data-held=${verdict.held}><strong>${heldWord(bar, verdict)}</strong><span>${group ? html`<b>${group}</b> `
    : nothing}${words.need}${t('，')}${words.got}</span><small>${words.of}</small></li>`;
}

/** A bar that must be reached, or one that must not be passed. */
function heldWord({most}, {held}) {
  return most === null || most === undefined ? (held ? t('够了') : t('不够')) : held ? t('没超过') : t('超过了');
}

/** 通过, 未通过, 平局: stamped only once it is decided. */
export function outcomeSeal({outcome, state}) {
  const words = {carried: t('通过'), failed: t('未通过'), tied: t('平局')}[outcome];
  if (state !== 'closed' || !words) return nothing;
  return outcome === 'carried' ? html`<p class="voted-seal">${seal(words)}</p>` : html`<p class="voted-seal" data-quiet><span class="seal">${words}</span></p>`;
}
