/** What a closed ballot decided: the word first, then the numbers, each bar in words, and the order or the sums. */
import {html, nothing} from '../../../vendor/lit.js';
import {who} from '../../parts/who.js';
import {pick, t} from '../../i18n.js';
import {barWords, sidesOf, sideWords, tieWords, verdictWords} from '../../barwords.js';
import {tally} from '../../parts/tally.js';
import {badge} from '../../parts/badge.js';
import {everyPartyWords, fewWords, isKeptBack, isOfEveryParty} from '../../parts/few.js';
import {chosenWords} from '../../parts/chosen.js';
import {result} from '../result.js';
import {store} from '../room.js';
import {groups, item} from '../things.js';
import {castChoice} from './cast.js';
import {money} from './money.js';
import {receiptCheck} from './receipts.js';
import {isOfStage, titleOf} from './titles.js';

/** One closed ballot. */
export function outcome(ballot) {
  return html`<section class="stack outcome">${drawnBefore(ballot) ? nothing : html`<h2 class="section">${isOfStage(ballot) ? t('结果') : titleOf(ballot)}</h2>`}
    ${verdictWord(ballot)}${body(ballot)}${mineWas(ballot)}${receiptCheck(ballot, mineWords(ballot))}${lostVotes(ballot)}${sources(ballot)}${byName(ballot)}</section>`;
}

/** Dots and grades look after other methods as they do after the round table. */
function drawnBefore(ballot) {
  return ballot.type === 'dots' || (ballot.type === 'score' && Boolean(ballot.medians));
}

function body(ballot) {
  if (ballot.type === 'budget') return funded(ballot);
  if (ballot.levels?.length || ['yesno', 'consent'].includes(ballot.type)) return html`${sideRows(ballot)}${bars(ballot)}${reasons(ballot)}`;
  if (drawnBefore(ballot)) return result(ballot);
  return inOrder(ballot);
}

/** Carried, failed or tied: as a seal only what stands. */
function verdictWord(ballot) {
  const {outcome: how, closed_at: at} = ballot;
  const words = {carried: t('通过了'), failed: t('没有通过'), tied: t('平局'), none: ''};
  return at && words[how] ? html`<p class="verdict" data-outcome=${how}>
    ${how === 'carried' ? html`<span class="seal">${words[how]}</span>` : html`<strong>${tieWords(ballot) || words[how]}</strong>`}</p>` : nothing;
}

function sideRows(ballot) {
  if (isKeptBack(ballot)) return html`<p class="note">${fewWords()}</p>`;
  const counts = ballot.counts || {};
  const all = Math.max(1, ballot.eligible || 0, ...Object.values(counts));
  return html`<ul class="stack-tight">${sidesOf(ballot).map(side => html`<li class="side-row"><p><span>${sideWords(side, ballot)}</span> <strong class="number">${counts[side] || 0}</strong></p>
    ${tally(counts[side] || 0, all, {against: side === 'against', label: t('{side} {n}', {side: sideWords(side, ballot), n: counts[side] || 0})})}</li>`)}</ul>
    <p class="note">${t('{voted} 位投了，共 {of} 位。', {voted: ballot.cast ?? ballot.voted, of: ballot.eligible})}</p>`;
}

/** "要过半数：12 · 赞成 13，够了" */
function bars(ballot) {
  const list = ballot.verdicts || [];
  return list.length ? html`<ul class="stack-tight">${list.map(one => barLine(ballot, ballot.bars[one.bar], one))}</ul>` : nothing;
}

function barLine(ballot, bar, verdict) {
  const {need, got, of} = verdictWords(bar, verdict, ballot);
  const group = isOfEveryParty(bar, verdict) ? everyPartyWords() : verdict.group && pick(groups().find(one => one.code === verdict.group) || {zh: verdict.group, en: verdict.group});
  return html`<li class="slip"><p>${group ? html`<strong>${group}</strong> ` : nothing}${need} · ${got} ${badge(heldWord(bar, verdict.held))}</p>
    ${of ? html`<p class="note">${of}</p>` : nothing}</li>`;
}

/** A bar that limits is kept or passed, one that demands is reached or not. */
function heldWord({most}, held) {
  if (most !== null && most !== undefined) return held ? t('没有超过') : t('超过了');
  return held ? t('够了') : t('不够');
}

/** What the bars demand, while the ballot is still open. */
export function barsAsked(ballot) {
  return ballot.bars?.length ? html`<p class="note">${ballot.bars.map(bar => barWords(bar, ballot)).join(t('；'))}</p>` : nothing;
}

function reasons(ballot) {
  const list = ballot.reasons || [];
  return list.length ? html`<h3>${t('写下的理由')}</h3><ul class="stack-tight">${list.map(one => html`<li class="slip"><p>“${one.text}”</p><p
    class="slip-foot">${badge(sideWords(one.level, ballot))}${one.who ? who(one.who, groups()) : nothing}</p></li>`)}</ul>` : nothing;
}

function inOrder(ballot) {
  const ids = ballot.ranks?.length ? ballot.ranks : ballot.order || ballot.items;
  return html`<ol class="ranks stack-tight">${ids.filter(id => item(id)).map((id, at) => html`<li class="slip"><p><span class="rank-place number">${at + 1}</span> ${item(id).text}</p>
    <p class="slip-foot">${points(ballot, id)}${ballot.chosen?.includes(id) ? badge(t('选上了')) : nothing}</p></li>`)}</ol>
    ${ballot.seed ? html`<p class="note">${t('票数相同的抽签定先后，种子是 {seed}，谁都可以验。', {seed: ballot.seed})}</p>` : nothing}`;
}

function points(ballot, id) {
  const score = ballot.scores?.[id];
  const backed = ['pick', 'budget'].includes(ballot.type);
  if (!backed && score !== undefined && score !== null) return html`<span class="number">${t('得 {n} 分', {n: Math.round(score * 100) / 100})}</span>`;
  const n = ballot.counts?.[id];
  return typeof n === 'number' ? html`<span class="number">${t('{n} 票', {n})}</span>` : nothing;
}

function funded(ballot) {
  const bought = ballot.funded || [];
  const row = id => html`<li class="slip" ?data-own=${bought.includes(id)}><p>${item(id)?.text}</p>
    <p class="slip-foot"><span>${money(ballot.costs?.[id] || 0)}</span>${points(ballot, id)}${bought.includes(id) ? badge(t('有钱办')) : nothing}</p></li>`;
  return html`<p>${t('定下 {n} 个项目，用 {spent}，还剩 {left}。', {n: bought.length, spent: money(ballot.spent || 0), left: money((ballot.budget || 0) - (ballot.spent || 0))})}</p>
    <ul class="stack-tight">${[...bought, ...ballot.items.filter(id => !bought.includes(id))].map(row)}</ul>`;
}

/** My own choice beside the result, as this phone remembers it. */
function mineWas(ballot) {
  const side = mySide(ballot);
  return typeof side === 'string' ? html`<p class="soft">${t('您投的是：{side}', {side: sideWords(side, ballot)})}</p>` : nothing;
}

function mySide(ballot) {
  const mine = castChoice(ballot);
  return mine?.level ?? mine;
}

/** My own choice in the words of the published list, '' where this phone does not know it. */
function mineWords(ballot) {
  const mine = mySide(ballot);
  return mine === null ? '' : chosenWords(store, ballot, mine);
}

function lostVotes({lost}) {
  return lost ? html`<p class="note">${t('票箱的钥匙丢了：{n} 位投过的读不出来，没有计入。', {n: lost})}</p>` : nothing;
}

function sources({sources: from}) {
  const words = [from?.phones && t('手机 {n}', {n: from.phones}), from?.proxy && t('代填 {n}', {n: from.proxy}),
    from?.hands && t('举手 {n}', {n: from.hands}), from?.slips && t('纸票 {n}', {n: from.slips})].filter(Boolean);
  return words.length > 1 || from?.hands || from?.slips ? html`<p class="note">${t('怎么投的：{how}', {how: words.join(t('，'))})}</p>` : nothing;
}

/** Open and named votes, for whoever wants to see. */
function byName(ballot) {
  const people = Object.entries(ballot.choices || {});
  if (!people.length) return nothing;
  const bySide = side => people.filter(([, choice]) => (choice?.level ?? choice) === side).map(([id]) => ballot.people?.[id]?.name || id);
  return html`<details class="more"><summary>${t('谁怎么投的')}</summary>
    ${sidesOf(ballot).map(side => html`<p><strong>${sideWords(side, ballot)}</strong> ${bySide(side).join(t('，')) || '—'}</p>`)}</details>`;
}
