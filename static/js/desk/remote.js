/** The desk in one hand: next, done, thirty seconds, whom to call, undo. */
import {html, nothing} from '../../vendor/lit.js';
import {face, now} from '../clock.js';
import {hour, pick, t} from '../i18n.js';
import {keep} from '../keep.js';
import {stageLeft, stageLine} from './dado.js';
import {circled, nameOf} from './names.js';
import {goOn, nextWords} from './onward.js';
import {callPerson} from './queue.js';
import {centreKind, itemNow, stageOf, voteOf, writtenCards} from './sight.js';
import {turnLeft} from './speaker.js';
import {diskIsFull} from './top.js';
import {remoteWork} from './remotework.js';
import {reasonWords} from './words.js';

export function remoteView(d) {
  const stage = stageOf(d);
  const seconds = stageLeft(d);
  return html`<div class="remote"><header class="rt"><span class="cut-1">${pick(stage?.title)} ${stage?.item ? html`<b>${circled(stage.nth)} / ${stage.of}</b>` : nothing}</span>
      ${diskIsFull(d) ? html`<b role="status">${t('硬盘满了，请腾出地方')}</b>` : d.line === 'online' ? seconds === null ? nothing : html`<span>${seconds < 0 ? t('超时') : t('还剩')} <b>${face(seconds)}</b></span>`
        : html`<b role="status">${t('正在重连')}</b>`}<b>${hour(now())}</b></header>
    <main><p class="mt">${itemNow(d)?.text ?? (pick(stage?.prompt) || (isOver(d) ? t('谢谢大家。') : pick(stage?.title)))}</p>
      ${d.get('floor') && d.get('floor').mode !== 'none' ? speakingPart(d) : countsPart(d)}${remoteWork(d)}
      <button type="button" class="button call-any" @click=${() => wholeDesk(d)}>${t('整张主持台')}</button></main>${remoteDado(d)}</div>`;
}

/** The remote is a first choice, not a cage: the whole desk works in one column too. */
function wholeDesk(d) {
  keep('desk.whole', true);
  d.ui.set('whole', true);
}

function speakingPart(d) {
  const floor = d.get('floor');
  const first = (floor.ask_first ?? []).map(({id, reason}) => ({who: d.get(`person/${id}`), reason})).filter(one => one.who).slice(0, 2);
  return html`${floor.speaker ? speakerPart(d, floor.speaker) : html`<p class="soft">${t('现在没有人发言')}</p>`}
    <ol class="q">${(floor.queue ?? []).slice(0, 4).map((entry, index) => callRow(d, entry.who ?? entry, entry.reason, index + 1))}</ol>
    ${first.length ? html`<h2 class="h2">${t('先请这几位')} <small>${t('只有您看得到')}</small></h2><ol class="q q-first">${first.map(one => callRow(d, one.who, one.reason, ''))}</ol>` : nothing}
    ${anybody(d)}`;
}

function speakerPart(d, speaker) {
  const seconds = turnLeft(speaker);
  return html`<section class="sp1"><div class="in"><div><span class="soft">${t('正在说')}</span><p class="nm">${nameOf(d, speaker.who)}</p></div><span
    class="num" role="timer">${face(speaker.limit ? seconds : -seconds)}</span></div>
    <progress class="waist" max=${Math.max(1, speaker.limit ?? 1)} value=${Math.max(0, seconds)} aria-label=${t('这次发言剩余时间')}></progress>
    <div class="acts"><button type="button" class="button" @click=${() => d.act('cut')}>${t('说完了')}</button><button type="button" class="button"
      @click=${() => d.act('extend', {seconds: 30})}>${t('加 30 秒')}</button>
    <button type="button" class="button" @click=${() => d.open('remind', {person: speaker.who.id})}>${t('提醒')}</button></div></section>`;
}

function callRow(d, who, reason, place) {
  return html`<li><span class="pl">${place}</span><div><b>${nameOf(d, who)}</b><small>${reasonWords(reason)}</small></div>
    <button type="button" class="button" aria-label=${t('请{name}发言', {name: who.name})} @click=${() => callPerson(d, who.id)}>${t('请')}</button></li>`;
}

/** Anybody may be called, hand or no hand. */
function anybody(d) {
  const people = d.all('person/').filter(person => person.present);
  return html`<label class="fieldrow"><span>${t('叫别的人')}</span><select class="field" .value=${''} @change=${event => { callPerson(d, event.target.value); event.target.value = ''; }}>
    <option value="">${t('选名字就请发言')}</option>${people.map(person => html`<option value=${person.id}>${person.name}</option>`)}</select></label>`;
}

function isOver(d) {
  return d.get('meeting').state === 'ended';
}

/** Without speakers: how far the silent part is. */
function countsPart(d) {
  const {present = 0} = d.get('people') ?? {};
  const ballot = voteOf(d);
  const cards = centreKind(d) === 'gather' ? writtenCards(d).length : 0;
  return html`<p class="lead-line">${t('到会 {n} 人', {n: present})}　${ballot?.eligible ? t('{voted} / {eligible} 人投了。', ballot) : cards ? t('{n} 张卡', {n: cards}) : nothing}</p>`;
}

function remoteDado(d) {
  const {big, small} = nextWords(d);
  const {undo} = d.get('agenda');
  const paused = stageOf(d)?.paused;
  return html`<footer class="bot">${stageLine(d)}<div class="row"><button type="button" class="button" aria-disabled=${undo ? nothing : 'true'}
    @click=${() => (undo ? d.act('undo') : d.say(t('没有可以撤销的步骤')))}>${t('撤销')}</button>
    <button type="button" class="button" data-main @click=${() => goOn(d)}><b>${big}</b><small class="cut-1">${small}</small></button>
    <button type="button" class="button" @click=${() => d.act(paused ? 'resume' : 'pause')}>${paused ? t('继续') : t('暂停')}</button></div></footer>`;
}
