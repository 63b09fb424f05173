/** The top of the phone: where we are, how long it still takes, and larger type by one tap. */
import {html, nothing} from '../../vendor/lit.js';
import {face} from '../clock.js';
import {icon} from '../parts/icon.js';
import {secondsLeft} from '../parts/clockFace.js';
import {pick, t} from '../i18n.js';
import {meeting, stage, subjectId} from './things.js';
import {store} from './room.js';
import {setSize, ui} from './ui.js';

const HOLE = '\u0000';

export function head() {
  return html`<header class="phone-head">
    <div><p class="stage">${ui.route ? html`<a class="back" href="#">${icon('back')}<span>${stageName()}<span
        class="only-heard">${t('，回到现在')}</span></span></a>` : stageName()}</p><p class="left">${leftLine()}</p></div>
    <button class="button" type="button" data-size="small" aria-label=${t('字放大')} @click=${() => setSize(ui.size % 4 + 1)}>${ui.size === 4 ? t('小字') : t('大字')}</button>
  </header>`;
}

function stageName() {
  const now = stage();
  if (!now.id) return pick(meeting().title);
  if (now.round) return t('{stage} · 第 {n} 轮', {stage: pick(now.title), n: now.round.n});
  return subjectId() && now.nth ? t('{stage} · 第 {n} 件', {stage: pick(now.title), n: now.nth}) : pick(now.title);
}

function leftLine() {
  const clock = store.get('clock');
  const seconds = secondsLeft(clock);
  if (meeting().state === 'ended') return t('会议已经结束');
  if (seconds === null) return pick(meeting().title);
  if (!clock.running) return html`${t('先停一停')} · <span class="number">${face(seconds)}</span>`;
  if (seconds < 0) return html`<strong>${t('时间到')}</strong> <span class="number">${face(seconds)}</span>`;
  return html`${withNumber(clockOf(clock), face(seconds))}${secret() ? html` · ${t('不记名')}` : nothing}`;
}

function clockOf(clock) {
  if (clock.of === 'turn') return t('这次发言还剩 {time}', {time: HOLE});
  return subjectId() && stage().nth ? t('本件还剩 {time}', {time: HOLE}) : t('还剩 {time}', {time: HOLE});
}

/** The number stands where the language wants it. */
function withNumber(sentence, number) {
  const [before, after] = sentence.split(HOLE);
  return html`${before}<span class="number">${number}</span>${after}`;
}

function secret() {
  return store.all('ballot/').some(one => one.state === 'open' && one.secrecy === 'secret');
}
