/** The matter on the table: its wording with what an amendment changed, who moved it, and what one may do to it. */
import {html, nothing} from '../../../vendor/lit.js';
import {badge} from '../../parts/badge.js';
import {who} from '../../parts/who.js';
import {pick, t} from '../../i18n.js';
import {here, store} from '../room.js';
import {send, waiting} from '../acts.js';
import {may} from '../may.js';
import {groups, isMe, item, meeting, subjectId} from '../things.js';
import {doorway, sure, verb} from '../verb.js';
import {pendingFirst} from './asks.js';
import {wording} from './wording.js';
import {fieldList} from '../writing/fieldList.js';

export function motionHead(topic) {
  const facts = [topic.second_needed ? secondsWords(topic) : '', typeWord(topic)].filter(Boolean);
  return html`<h1 tabindex="-1" class="quote">${wording(topic)}</h1>
    <p class="slip-foot">${topic.by ? html`<span>${t('提议人')}</span>${who(topic.convener || topic.by, groups())}` : nothing}
      ${isMe(topic.by) ? badge(t('您')) : nothing}${facts.map(word => badge(word))}${outcomeBadge(topic)}</p>
    ${fieldList(topic)}${above(topic)}`;
}

/** Passed, failed: what the last vote on it said. */
export function outcomeBadge({outcome}) {
  const words = {carried: t('通过了'), failed: t('没有通过'), tied: t('平局')};
  return words[outcome] ? badge(words[outcome]) : nothing;
}

function secondsWords({seconds = [], second_needed: needed}) {
  return seconds.length >= needed ? t('{n} 位附议', {n: seconds.length}) : t('附议 {n}，还差 {left} 位', {n: seconds.length, left: needed - seconds.length});
}

function typeWord({motion_type: type}) {
  const found = (meeting().motions || []).find(one => one.id === type);
  return found ? pick(found.title) : '';
}

/** Where a motion about the motion is pending, the one beneath it is named. */
function above(topic) {
  const under = topic.about && item(topic.about);
  return under ? html`<p class="note">${t('先定这一条，再回到：{text}', {text: under.text})}</p>` : nothing;
}

/** Seconding, changing the words, taking it back. */
export function motionActs(topic) {
  return html`${secondButton(topic)}${amendDoor(topic)}${withdrawButton(topic)}`;
}

export function secondButton(topic) {
  const {seconds = [], second_needed: needed} = topic;
  if (!needed || isMe(topic.by)) return nothing;
  if (seconds.some(isMe) || waiting('second', args => args.item === topic.id).length) return html`<p role="status">${t('您附议了。')}</p>`;
  return may('second') && seconds.length < needed ? verb(t('我附议'), () => send('second', {item: topic.id})) : nothing;
}

const iMoved = topic => isMe(topic.by) || isMe(topic.convener) || (here.me?.standing || []).includes('mover');

/** Her own card while it is written, or the words on the table where the rule lets her. */
function mayChange(topic) {
  const own = (here.me?.own || []).some(one => one.id === topic.id && one.editable);
  return own || (subjectId() === topic.id && may('edit'));
}

/** Whether the question of it is open already. */
function voting({id}) {
  return store.all('ballot/').some(one => one.state === 'open' && (one.question || one.item === id));
}

function amendDoor(topic) {
  return iMoved(topic) && mayChange(topic) ? doorway(t('改动议的字句'), `amend/${topic.id}`, {sign: 'edit'}) : nothing;
}

function withdrawButton(topic) {
  const asks = pendingFirst()?.id === topic.id && !mayChange(topic);
  const question = asks ? t('有人附议过或说过了，要问大家同不同意收回。') : t('收回以后就不再讨论了。');
  return isMe(topic.by) && (asks || mayChange(topic)) && !voting(topic) ? sure(t('收回这条'), question, () => send('withdraw', {item: topic.id}), `withdraw-${topic.id}`) : nothing;
}
