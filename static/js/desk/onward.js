/** Going on: what the next step is, what it leaves behind, and the words when it is not ready. */
import {html, nothing} from '../../vendor/lit.js';
import {inRow, pick, t} from '../i18n.js';
import {choiceField, textField} from './fields.js';
import {circled, groupShort, passOf} from './names.js';
import {refusedWords} from './context.js';
import {readyWords} from './words.js';
import {sheet} from './sheet.js';
import {centreKind, chosenHere, openCards, voteOf} from './sight.js';
import {bareTasks} from './tasks.js';

/** The big words and the small ones of the next button. */
export function nextWords(d) {
  const agenda = d.get('agenda');
  const {next} = agenda;
  if (toldFirst(d)) return {big: t('截止，公布结果'), small: leavesBehind(d)};
  if (isLast(agenda)) return {big: t('散会，出材料'), small: leavesBehind(d)};
  const number = next.item ? passOf(next.item) || agenda.entries.filter(entry => entry.stage === next.stage && entry.item).findIndex(entry => entry.item === next.item) + 1 : 0;
  const title = `${number ? circled(number) : ''} ${pick(next.title)}`.trim();
  if (next.item && next.item === agenda.entries[agenda.at]?.item) return {big: t('下一步：{title}', {title: pick(entryOf(agenda, next).name)}), small: leavesBehind(d)};
  return {big: next.item && !passOf(next.item) ? t('下一件：{title}', {title}) : t('下一步：{title}', {title}), small: leavesBehind(d)};
}

/** An open vote on one matter is closed and its result read out before anybody goes on; choices among many have a stage for that. */
function toldFirst(d) {
  const ballot = voteOf(d);
  return ballot?.state === 'open' && ballot.voted > 0 && ['yesno', 'grade'].includes(ballot.type) && d.can('close_ballot');
}

function entryOf({entries}, {stage, item}) {
  return entries.find(entry => entry.stage === stage && entry.item === item) ?? entries.find(entry => entry.stage === stage);
}

/** After this stage the meeting is over. */
function isLast({next, entries}) {
  return !next || entries.find(entry => entry.stage === next.stage)?.place_in_life === 'after';
}

/** One line on what is left as it is when we go on. */
export function leavesBehind(d) {
  const {ready} = d.get('agenda');
  const queue = d.get('floor')?.queue?.length ?? 0;
  const ballot = voteOf(d);
  const round = d.get('floor')?.round;
  const kind = centreKind(d);
  if (proposalMissing(d)) return t('还没有人提出来');
  if (ready?.why === 'nothing_to_vote_on') return t('这里没有可投的，请往下走');
  if (ready?.why === 'no_votes') return t('还没有人投');
  if (ballot?.state === 'open') return t('截止：{voted} / {eligible} 人已投', ballot);
  if (round && round.spoken < round.of) return t('还有 {n} 位没说', {n: round.of - round.spoken});
  if (queue) return t('还有 {n} 人在排', {n: queue});
  if (kind === 'result' && !chosenHere(d).length) return t('一件也没选出来');
  if (kind === 'sign_in' && absent(d)) return t('还没到：{groups}', {groups: absent(d)});
  if (kind === 'gather') return d.all('stage/')[0]?.write?.some(one => one.reveal === 'on_close') ? t('亮出 {n} 张卡', {n: openCards(d).length}) : t('收到 {n} 张', {n: openCards(d).length});
  if (kind === 'sort') return t('没归的 {n} 张各自成一件', {n: openCards(d).filter(card => !card.originals?.length).length});
  return ready && !ready.ok ? readyWords(ready.why) : t('可以往下走');
}

/** What this stage presents has not been written yet. */
function proposalMissing(d) {
  const {write = [], floor, item} = d.all('stage/')[0] ?? {};
  const kinds = write.map(one => one.kind).filter(one => ['motion', 'topic', 'idea'].includes(one));
  return floor?.mode === 'report' && !item && kinds.length > 0 && !d.all('item/').some(one => kinds.includes(one.kind));
}

/** The groups without whom the rule would rather not begin, in words. */
function absent(d) {
  return inRow((d.get('people')?.needed_missing ?? []).map(code => groupShort(d, code)));
}

/** N: goes on at once when that is allowed; asks for a reason, or for a second look, when it is not. */
export async function goOn(d) {
  const agenda = d.get('agenda');
  const ballot = voteOf(d);
  if (ballot?.state === 'open' && ballot.voted < ballot.eligible) return d.open('unfinished', {ballot: ballot.id});
  if (toldFirst(d)) return d.act('close_ballot', {ballot: ballot.id});
  if (isLast(agenda)) return d.open(agenda.ready?.why === 'tasks' ? 'override' : 'end');
  return advance(d);
}

async function advance(d) {
  const answer = await d.outbox.act('advance', {}, {saw: d.seen});
  if (answer.ok) d.ui.set('look', '');
  else if (answer.refusal.rule === 'not_ready') d.open('override');
  else d.say(refusedWords(answer.refusal), 'refused');
  return answer;
}

/** The rule says not yet. It may be overruled with a reason, which is printed in the record. */
export function overrideDialog(d) {
  const {ready} = d.get('agenda');
  const reasons = [[t('时间不够了'), t('时间不够了')], [t('大家同意先往下走'), t('大家同意先往下走')], [t('该说的都说了'), t('该说的都说了')]];
  return sheet(d, {
    title: t('现在往下走，要写明理由'), verb: t('写明理由，往下走'),
    note: t('{why}。理由会印在会议记录里。', {why: ready?.waiting ? t('{why}（{n}）', {why: readyWords(ready.why), n: ready.waiting}) : readyWords(ready?.why)}),
    send: async () => Boolean(d.ui.get('form.reason')) && (await d.act('advance', {override: d.ui.get('form.reason')})).ok,
    body: html`${ready?.why === 'tasks' ? bareTasks(d) : nothing}${choiceField(d, 'form.reason', t('常见的理由'), reasons)}${textField(d, 'form.reason', t('理由'), {required: true, first: true, max: 120})}`,
  });
}

/** A closed secret ballot never opens again, so this is asked once. */
export function unfinishedDialog(d) {
  const ballot = voteOf(d);
  const missing = ballot ? ballot.eligible - ballot.voted : 0;
  return sheet(d, {
    title: ballot?.voted ? t('还有 {n} 位没投，现在截止吗？', {n: missing}) : t('还没有人投，现在截止吗？'), note: ballot?.secrecy === 'secret' ? t('不记名投票截止以后不能再打开。') : '',
    verb: toldFirst(d) ? t('截止，公布结果') : t('截止，往下走'),
    send: async () => (await (toldFirst(d) ? d.act('close_ballot', {ballot: ballot.id}) : advance(d))).ok, body: html`<p>${t('可以先问一声：“还有哪位没投？”')}</p>`,
  });
}

export function endDialog(d) {
  return sheet(d, {
    title: t('散会？'), note: t('散会以后不能再写、再投；材料几分钟就好。'), verb: t('散会，出材料'),
    send: async () => (await advance(d)).ok, body: html`<p>${t('谢谢大家。请提醒各位：回家扫同一个码，能看到自己写的那条怎样了。')}</p>`,
  });
}
