/** The strip of whoever has the floor: clock, done, thirty seconds more, the bell, and a quiet reminder. */
import {html, nothing} from '../../vendor/lit.js';
import {face, left, showing} from '../clock.js';
import {t} from '../i18n.js';
import {ringBell} from './bell.js';
import {keyCap, verbButton} from './buttons.js';
import {nameOf} from './names.js';
import {nextStep} from './ladder.js';
import {stageOf} from './sight.js';
import {offenceTitle, reasonWords} from './words.js';
import {sheet} from './sheet.js';

const OFFENCE_KEYS = {off_topic: 'q', personal: 'w', interrupt: 'i', overtime: 't'};

export function speakerView(d) {
  const floor = d.get('floor');
  return floor?.speaker ? strip(d, floor.speaker) : idleStrip(d, floor);
}

/** Seconds of the turn left; negative in overtime, how long it has lasted where it has no limit. */
export function turnLeft(speaker) {
  if (!speaker.limit) return -left(showing(speaker.from));
  return speaker.left_ms === null || speaker.left_ms === undefined ? Math.min(left(showing(speaker.deadline)), speaker.limit) : speaker.left_ms / 1000;
}

function strip(d, speaker) {
  const seconds = turnLeft(speaker);
  return html`<section class="speaker" aria-label=${t('正在发言')}><div class="lhs">
      <p class="soft">${t('正在说')}　${sideSaid(speaker)}${speaker.kind === 'answer' ? html`${t('答复')}　` : nothing}${speaker.nth ? html`${t('第 {n} 次', {n: speaker.nth})}　`
        : nothing}${reasonWords(speaker.reason)}</p>
      <p class="nm">${nameOf(d, speaker.who)}</p>${gistLine(d, speaker)}</div>
    <div class="rhs"><small>${speaker.limit ? t('限 {time}', {time: face(speaker.limit)}) : t('已经说了')}</small><span class="num" data-state=${speaker.limit && seconds < 0 ? 'over'
      : nothing} role="timer">${face(speaker.limit ? seconds : -seconds)}</span></div>
    <progress class="waist" max=${Math.max(1, speaker.limit ?? 1)} value=${Math.max(0, seconds)} aria-label=${t('这次发言剩余时间')}></progress>
    <div class="acts">${turnVerbs(d)}<span class="sp"></span>${offenceVerbs(d, speaker)}</div></section>`;
}

/** For or against, where sides are asked for; and whose turn waits meanwhile. */
function sideSaid({stance, held = []}) {
  const side = {for: t('赞成'), against: t('反对')}[stance];
  const waiting = held.filter(Boolean).map(one => one.name);
  return html`${side ? html`<b>${side}</b>　` : nothing}${waiting.length ? html`${t('{name}的发言先停着', {name: waiting[0]})}　` : nothing}`;
}

/** Done, thirty seconds more, the bell. */
function turnVerbs(d) {
  return html`${verbButton(d, t('说完了'), () => d.act('cut'), {key: ' ', needs: 'cut', main: true})}
    ${d.can('cut') ? nothing : doneFor(d)}${longerTurn(d)}
    ${verbButton(d, t('响铃'), ringBell, {key: 'g'})}
    ${d.can('set') ? verbButton(d, d.get('meeting').settings?.bell === false ? t('铃已关') : t('关铃'), () => d.act('set', {name: 'bell',
      value: d.get('meeting').settings?.bell === false}), {key: 'm', bare: true}) : nothing}`;
}

/** Where nobody may end a turn, the scribe says for whoever has no phone that she has finished. */
function doneFor(d) {
  const {who} = d.get('floor').speaker;
  return d.can('proxy') && d.get(`person/${who.id}`)?.phone !== 'own' ? verbButton(d, t('这位说完了'), () => d.proxy(who.id, 'done', {}), {key: ' ', main: true}) : nothing;
}

/** The host adds half a minute, or the meeting is asked, as the rule says. */
function longerTurn(d) {
  const {by, seconds} = stageOf(d)?.floor?.extend ?? {};
  if (!by || by === 'host') return verbButton(d, t('加 30 秒'), () => d.act('extend', {seconds: 30}), {key: 'e', needs: 'extend'});
  return verbButton(d, t('加 {n} 秒，问大家', {n: seconds ?? 30}), () => d.act('extend', {}), {key: 'e', needs: 'extend'});
}

function offenceVerbs(d, speaker) {
  if (d.barred('warn') === null) return nothing;
  const offences = d.get('meeting').conduct ?? [];
  return html`<span class="lbl">${nextStep(d, d.get(`person/${speaker.who.id}`)) || t('私下提醒')}</span>${offences.slice(0, 4).map(offence => verbButton(d, offenceTitle(offence),
    () => warn(d, speaker.who, offence), {key: OFFENCE_KEYS[offence], needs: 'warn'}))}
    ${offences.length > 4 ? verbButton(d, t('别的'), () => d.open('remind', {person: speaker.who.id}), {needs: 'warn'}) : nothing}`;
}

async function warn(d, who, offence) {
  const answer = await d.act('warn', {person: who.id, offence});
  if (answer.ok) d.say(t('已提醒{name}：{what}', {name: who.name, what: offenceTitle(offence)}));
  return answer.ok;
}

/** Every offence of the rule, for one person. */
export function remindDialog(d, {person}) {
  const who = d.get(`person/${person}`);
  return sheet(d, {
    title: t('提醒{name}', {name: who.name}), note: nextStep(d, who) ? t('这一次是：{step}。', {step: nextStep(d, who)}) : t('只有本人的手机上看得到。'),
    body: html`<ul class="menu" data-list>${(d.get('meeting').conduct ?? []).map((offence, index) => html`<li><button type="button" data-row data-key=${index + 1}
      @click=${async () => { if (await warn(d, who, offence)) d.close(); }}>${keyCap(index + 1 + '')}<span>${offenceTitle(offence)}</span></button></li>`)}</ul>`,
  });
}

function gistLine(d, speaker) {
  const turn = d.all('turn/').filter(one => one.who?.id === speaker.who.id).at(-1);
  return turn?.gist ? html`<p class="gist"><span>${t('记录员正在记：')}</span><span>“${turn.gist}”</span></p>` : nothing;
}

/** Nobody has the floor: say who would be next. */
function idleStrip(d, floor) {
  const first = floor?.queue?.[0];
  const all = floor?.round?.of && floor.round.spoken >= floor.round.of;
  const silent = all ? t('每位都说过了') : t('请点一个名字，或等人举手');
  return html`<section class="speaker" data-idle aria-label=${t('正在发言')}><div class="lhs"><p class="soft">${t('现在没有人发言')}</p>
    <p class="nm">${first ? html`${t('下一位')}　${nameOf(d, first.who ?? first)}` : silent}</p></div>
    <div class="acts">${first && floor.grant !== 'auto' ? verbButton(d, t('请第一位发言'), () => d.act('grant'), {key: ' ', needs: 'grant', main: true}) : nothing}</div></section>`;
}
