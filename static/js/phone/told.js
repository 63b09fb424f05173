/** What the phone has to tell: the line is down, something was refused, something happened to what you wrote. */
import {html, nothing} from '../../vendor/lit.js';
import {banner} from '../parts/banner.js';
import {now} from '../clock.js';
import {pick, t} from '../i18n.js';
import {here, outbox, reconnect, store} from './room.js';
import {deskUrl, leads} from './may.js';
import {item, stage, subjectId} from './things.js';
import {tidingWords} from './mine.js';
import {go, setRead, setUi, ui} from './ui.js';
import {verb} from './verb.js';

export function told() {
  const all = [offline(), refused(), unheard(), turnWaits(), chair(), tiding(), ...roomNotices(), movedOn()].filter(one => one !== nothing);
  return all.length ? html`<div class="told">${all}</div>` : nothing;
}

function offline() {
  if (!store.seq) return nothing;
  if (here.line === 'online') return stuck();
  const n = outbox.pending().length;
  const words = n ? t('已记下 {n} 条，网络恢复后自动提交。关掉页面也不会丢。', {n}) : t('您可以接着写，网络恢复后自动提交。');
  return banner('offline', t('网络断了，您写的都在。'), html`<br>${words}`, verb(t('再连一次'), reconnect, {small: true}));
}

/** There is a line, and the server cannot take it just now. */
function stuck() {
  if (!outbox.stuck()) return nothing;
  const words = outbox.stuck() === 'disk_full' ? t('会场电脑的硬盘满了，您写的都在。') : t('一时交不上去，您写的都在。');
  return banner('offline', words, html`<br>${t('已记下 {n} 条，会自动再交。关掉页面也不会丢。', {n: outbox.pending().length})}`);
}

function refused() {
  if (!ui.refusal) return nothing;
  return banner('refused', pick(ui.refusal), quoted(ui.refusal), verb(t('知道了'), () => setUi({refusal: null}), {small: true}));
}

/** The words that were not taken, so that nobody has to remember them. */
function quoted({text}) {
  return text ? html`<br>“${text}”` : '';
}

/** Refusals that came while the page was closed. */
function unheard() {
  return outbox.unheard().length ? outbox.unheard().map(one => banner('refused', pick(one.refusal),
    quoted(one.args), verb(t('知道了'), () => outbox.hear(one), {small: true}))) : nothing;
}

/** Somebody who is typing is not torn away from it. */
function turnWaits() {
  return here.me?.speaking && ui.route.includes('/') ? banner('saved', t('请您说。'), t('轮到您了，写的先放着，不会丢。'), verb(t('我来说'), () => go(''), {small: true})) : nothing;
}

/** Whoever was handed the chair in mid-meeting is told so, and finds the desk. */
function chair() {
  return !ui.route && leads() ? banner('saved', t('现在由您主持。'), html`<br><a class="button" data-size="small" href=${deskUrl()}>${t('到主持台')}</a>`) : nothing;
}

/** What the desk told only me, until I have read it. */
function tiding() {
  const [last] = (here.me?.notices || []).filter(one => !(one.until < now()));
  return last && last.at > ui.read ? banner('told', t('告诉您的：'), tidingWords(last), verb(t('知道了'), () => setRead(last.at), {small: true})) : nothing;
}

function roomNotices() {
  const {call} = store.get('meeting') || {};
  return [call && !ui.route ? banner('saved', t('在这里说话：{call}', {call})) : nothing, ...store.all('notice/').map(one => {
    if (one.kind === 'message') return banner('saved', one.text);
    if (one.kind === 'hall_ten_minutes') return banner('saved', t('会场还能用十分钟。'));
    return nothing;
  })];
}

function movedOn() {
  if (!ui.route.includes('/') || !ui.stage || ui.stage === stageKey()) return nothing;
  const words = (item(subjectId())?.text || pick(stage().title)).replace(/[。.]$/, '');
  return banner('saved', t('现在到了“{stage}”。', {stage: words}), '', verb(t('去看看'), () => go(''), {small: true}));
}

/** Where the meeting stands, as one word. */
export function stageKey() {
  return `${stage().id}/${stage().item ?? ''}`;
}
