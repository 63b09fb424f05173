/** What a good assistant would whisper: who has not answered, who did not follow, what waits. */
import {html, nothing} from '../../vendor/lit.js';
import {inRow, t} from '../i18n.js';
import {answeringGroups} from './need.js';
import {groupShort} from './names.js';
import {dangers, itemNow, stageOf, voteOf, waitingCards} from './sight.js';
import {stillWithoutVote} from './withoutphone.js';
import {writersHere, wroteHere} from './writers.js';

export function hintsView(d) {
  const hints = [...noticeHints(d), ...deskHints(d)];
  if (!hints.length) return nothing;
  return html`<section aria-live="polite"><h2 class="h2">${t('提示')}</h2><ul class="hints">${hints.map(hint => html`<li ?data-hot=${hint.hot}>${hint.words}
    ${hint.run ? html` <button type="button" class="link" @click=${hint.run}>${hint.verb}</button>` : nothing}</li>`)}</ul></section>`;
}

/** What the server noticed. */
function noticeHints(d) {
  const words = {
    hall_ten_minutes: () => ({words: t('还有十分钟会场关门。'), hot: true}),
    unclear: notice => ({words: t('{names}没听懂，可请说话的人再说一遍。', {names: inRow(notice.who.filter(Boolean).map(one => one.name))})}),
    message: () => null, twin: () => null, danger: () => null, suggest_merge: () => null,
    break: () => ({words: t('有人请求休息。')}),
  };
  return latestOfEach(d.all('notice/')).map(notice => words[notice.kind]?.(notice)).filter(Boolean);
}

/** One hint of a kind is enough: the newest. */
function latestOfEach(notices) {
  return [...new Map(notices.map(notice => [notice.kind, notice])).values()];
}

/** What the desk can see for itself. */
function deskHints(d) {
  return [seatHint(d), answerHint(d), dangerHint(d), waitingHint(d), paperHint(d), twinHint(d), ballotHint(d)].filter(Boolean);
}

/** Before a round: without seats it goes by arrival, the residents first. */
function seatHint(d) {
  const seated = d.get('people')?.seats?.length;
  const round = d.get('agenda').next?.mode === 'round';
  return round && !seated && d.can('seat') ? {words: t('下一步轮流说，请先排座位。不排，就居民先说，各按到会先后。'), verb: t('排座位'), run: () => d.open('seats', {}, {order: []})} : null;
}

function answerHint(d) {
  const item = itemNow(d);
  const answered = d.all('answer/').filter(answer => item && answer.about === item.id).map(answer => answer.by?.group);
  const silent = item ? answeringGroups(d).filter(group => !answered.includes(group)) : [];
  return silent.length ? {hot: true, words: silent.length > 3 ? t('还有 {n} 方没答复这一件，请问一句。',
    {n: silent.length}) : t('{groups}还没答复这一件，请问一句。', {groups: inRow(silent.map(code => groupShort(d, code)))})} : null;
}

function dangerHint(d) {
  const [card] = dangers(d);
  if (!card) return null;
  const hint = {hot: true, words: t('“{text}”标了立即危险。', {text: card.text})};
  return d.can('record') ? {...hint, verb: t('记下告知了谁'), run: () => d.open('danger', {item: card.id})} : hint;
}

function waitingHint(d) {
  const n = waitingCards(d).length;
  return n ? {hot: true, words: t('{n} 张卡等您看一眼。', {n}), verb: t('去看'), run: () => { d.ui.set('cards.tab', 'waiting'); d.ui.set('look', 'gather'); }} : null;
}

/** Whoever has no phone may have a paper card in her hand. */
function paperHint(d) {
  const writing = stageOf(d)?.write?.length && d.can('proxy');
  const without = writersHere(d).filter(person => person.phone === 'none' && !wroteHere(d, person));
  return writing && without.length ? {words: t('{n} 位没有手机，请收一次纸卡。', {n: without.length}), verb: t('整批录入'), run: () => d.open('paper')} : null;
}

function twinHint(d) {
  const twin = d.all('person/').find(person => person.present && person.twins?.length);
  if (!twin || d.barred('set_role') === null) return null;
  const form = {name: twin.name, role: twin.role, group: twin.group, household: twin.household ?? '', area: twin.area ?? ''};
  return {words: t('{name}好像加入了两次。', {name: twin.name}), verb: t('看一下'), run: () => d.open('person', {person: twin.id}, form)};
}

function ballotHint(d) {
  const ballot = voteOf(d);
  const without = ballot?.state === 'open' ? stillWithoutVote(d, ballot) : [];
  return without.length ? {words: t('{n} 位没有手机，请替他们填，或发纸票。', {n: without.length})} : null;
}
