/** "您写的那条怎样了": the way of one card, from its writing to what was done. */
import {html, nothing} from '../../vendor/lit.js';
import {who} from '../parts/who.js';
import {day, pick, t} from '../i18n.js';
import {answerFacts, listed} from './given.js';
import {stateWord} from './ownCards.js';
import {store} from './room.js';
import {about, groups, headOf, item} from './things.js';

/** My card `one` and what became of it. */
export function trail(one) {
  const head = item(one.id) ? headOf(one.id) : null;
  const steps = head ? [merged(one, head), counted(head), votedOn(head), ...answers(head), ...tasks(head)].filter(Boolean) : [];
  return html`<article class="stack"><blockquote class="quote">“${one.text}”</blockquote>
    <ol class="trail">${steps.length ? steps : step(html`<strong>${stateWord(one)}</strong>`, true)}</ol></article>`;
}

function step(words, waits = false) {
  return html`<li ?data-wait=${waits}><div>${words}</div></li>`;
}

function merged(one, head) {
  const same = head.same ? t('{n} 位说“我家也是”。', {n: head.same}) : '';
  if (head.id === one.id) return step(html`<strong>${t('贴在墙上')}</strong>${same ? html`<br>${same}` : nothing}`);
  return step(html`<strong>${head.chosen ? t('并进第 {n} 件', {n: head.chosen}) : t('和别的卡并成一件')}</strong><br>${head.text}${same ? html`<br>${same}` : nothing}`);
}

function counted(head) {
  if (head.chosen) return step(html`<strong>${t('选上了，逐件谈')}</strong>${head.dots !== null ? html`<br>${t('{n} 个点', {n: head.dots})}` : nothing}`);
  return head.dots === null || head.dots === undefined ? null : step(html`<strong>${t('这次先没谈到')}</strong><br>${t('{n} 个点，留在记录里，公示时也有。', {n: head.dots})}`);
}

/** What the vote on it said, for whoever moved it. */
function votedOn(head) {
  const words = {carried: t('表决通过了'), failed: t('表决没有通过'), tied: t('票数相同，没有定下来')}[head.outcome];
  const {for: yes, against: no} = store.all('ballot/').findLast(one => one.item === head.id && one.counts)?.counts ?? {};
  return words ? step(html`<strong>${words}</strong>${yes === undefined ? nothing : html`<br>${t('赞成 {yes}，反对 {no}', {yes, no: no ?? 0})}`}`) : null;
}

function answers(head) {
  return about('answer/', head.id).map(one => step(html`<strong>${t('{name}答复：{kind}', {name: one.by?.name || '', kind: pick(listed('answers', one.kind))})}</strong><br>${one.text}
    ${answerFacts(one)}`,
    Boolean(one.due) && one.kind !== 'now'));
}

function tasks(head) {
  return about('action/', head.id).map(one => step(html`<strong>${pick(listed('action_states', one.state))}</strong> ${who(one.who, groups())}<br>${one.what}
    ${one.due ? html`<br><span class="soft">${t('{day}前', {day: day(one.due)})}${one.check_by
      ? t('，{name}督办', {name: one.check_by.name}) : ''}</span>` : nothing}`, !['done', 'confirmed'].includes(one.state)));
}
