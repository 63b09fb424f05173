/** Giving dots: a tap sticks one on, another tap takes it off, and the box takes what was stuck. */
import {html, nothing} from '../../vendor/lit.js';
import {dotsRow} from '../parts/dotsRow.js';
import {pick, t} from '../i18n.js';
import {handInMarks, isBoxed, marksOn, putMark} from './boxed.js';
import {myChoice} from './choice.js';
import {limits} from './ballots/limits.js';
import {option} from './field.js';
import {may, whyNot} from './may.js';
import {item, originals, stage} from './things.js';
import {here} from './room.js';
import {waiting} from './acts.js';
import {setUi, ui} from './ui.js';
import {why} from '../parts/why.js';

export function dots(ballot) {
  const choice = marksOn(ballot);
  const left = ballot.per_person - Object.keys(choice).length;
  return html`<h1 tabindex="-1">${t('请贴点')}</h1>${pick(stage().prompt) ? html`<p>${pick(stage().prompt)}</p>` : nothing}
    ${may('vote') ? stickers(ballot, left) : why(whyNot('vote'), 'why-vote')}
    ${apartNote(ballot)}
    <div class="stack-tight">${ballot.items.map(item).filter(Boolean).map(one => row(ballot, choice, left, one))}</div>
    ${may('vote') ? handInMarks(ballot) : nothing}${votedLine(ballot, myChoice(ballot))}`;
}

function stickers(ballot, left) {
  return html`<div class="mine-dots">${dotsRow(ballot.per_person - left, {of: ballot.per_person})}
    <p>${left ? t('{of} 个点，还剩 {left} 个', {of: ballot.per_person, left}) : t('{of} 个点都贴上了', {of: ballot.per_person})}</p></div>
    <p class="soft">${isBoxed(ballot) ? t('再点一下就揭下来。贴好了请按“投进票箱”，时间到之前都能改。谁也看不到您怎么贴。') : t('再点一下就揭下来，时间到之前都能改。')}</p>${limits(ballot)}`;
}

/** A fourth dot is not refused in silence: the row says what to do. */
function row(ballot, choice, left, one) {
  const on = Boolean(choice[one.id]);
  const full = !on && left === 0;
  const name = `dot-${one.id}`;
  const toggle = () => {
    if (!may('vote')) return;
    if (full) setUi({open: name});
    else putMark(ballot, on ? without(choice, one.id) : {...choice, [one.id]: 1});
  };
  const cards = originals(one).length;
  return html`${option('checkbox', on, toggle, one.text, cards > 1 ? t('{n} 张卡', {n: cards}) : '')}
    ${full && ui.open === name ? why(t('点贴完了。想换一件，请先从别处揭下一个。'), name) : nothing}`;
}

function without(choice, id) {
  const {[id]: gone, ...rest} = choice;
  return rest;
}

function apartNote(ballot) {
  const apart = ballot.apart?.includes(here.me?.role);
  return apart ? html`<p class="note">${t('单位代表的点单独数、单独显示，由居民的点决定先谈哪几件。')}</p>` : nothing;
}

/** "17 of 22", and whether mine is among them. */
export function votedLine(ballot, choice) {
  const given = Object.keys(choice).length;
  const pending = waiting('vote', args => args.ballot === ballot.id).length;
  const mine = given ? (pending ? t('正在提交您的。') : t('您的已投。')) : '';
  return html`<p class="note push" role="status">${mine}${t('已有 {voted} 位投了，共 {of} 位。', {voted: ballot.voted, of: ballot.eligible})}</p>`;
}
