/** Coming in: the code to scan, the address to type, who is here already and whose chair is still empty. */
import {html, nothing} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {day, pick, t} from '../i18n.js';
import {qr} from '../parts/qr.js';
import {plate} from '../parts/plate.js';
import {chairs} from './chairs.js';
import {convened} from './convened.js';
import {fours} from './texts.js';

const SOON_MS = 3600000;
const WAITING_S = 900;

/** The sheet of the first stage. */
export function joinSheet(store) {
  const meeting = store.get('meeting');
  return {
    where: [pick(meeting.title), `${day(meeting.starts.slice(0, 10))} ${meeting.starts.slice(11, 16)}`, convened(meeting)],
    title: meeting.phones === false ? t('欢迎各位街坊') : t('欢迎各位街坊，请扫码进门'),
    time: untilStart(meeting) || {clock: store.get('clock'), label: t('签到还剩')},
    door: false,
    main: meeting.phones === false ? paperBoard(store) : joinBoard(meeting.join, store),
  };
}

/** A meeting held from the desk alone: how to take part without a phone. */
function paperBoard(store) {
  const steps = [t('请先到签到处报个名字'), t('写：一张纸卡写一件事，写好举手'), t('说、投：听主持人请，志愿者替您记')];
  return html`<div class="join" data-paper>
    <section class="join-words">${steps.map((words, n) => html`<div><h2>${plate(n + 1)}<span>${words}</span></h2></div>`)}</section>
    <section class="join-side">${chairs(store, 9)}</section>
    <p class="join-foot">${t('今天不用手机。写的、说的、投的，一样记进会议记录。')}</p>
  </div>`;
}

function joinBoard(join, store) {
  return html`<div class="join">
    <section class="join-scan" aria-label=${t('扫码进门')}>${qr(join.qr)}</section>
    <section class="join-words">${joinSteps(join).map((step, n) => html`<div><h2>${plate(n + 1)}<span>${step.title}</span></h2>${step.more}</div>`)}</section>
    <section class="join-side">${join.wifi?.qr ? html`<div class="join-wifi">${qr(join.wifi.qr)}<p class="soft">${t('无线网')}</p></div>` : nothing}${chairs(store, join.wifi?.qr ? 4 : 9)}</section>
    <p class="join-foot">${t('没带手机也一样算数：请举手，志愿者送纸卡来，替您填。')}</p>
  </div>`;
}

/** Step 1 is the wireless network, where one was given. */
function joinSteps(join) {
  const scan = {title: t('扫左边大码'), more: html`<p class="soft">${t('请用手机自带的相机扫（微信可能打不开）')}</p>`};
  const word = join.word ? html`<p>${t('入场码')} <strong class="code">${join.word}</strong></p>` : nothing;
  const type = {title: t('扫不上，就输入'), more: html`<p class="address">${join.address}</p><p>${t('会议码')} <strong class="code">${fours(join.code)}</strong></p>${word}`};
  return join.wifi ? [wifiStep(join.wifi), scan, type] : [scan, type];
}

function wifiStep(wifi) {
  return {
    title: html`${t('连无线网')} <strong class="code">${wifi.name}</strong>`,
    more: html`<p class="soft">${wifi.password ? html`${t('密码')} <strong>${wifi.password}</strong> ` : nothing}${wifi.qr ? t('也可以扫右边小码') : nothing}</p>`,
  };
}

/** In the last hour before the time on the invitation the clock counts down to it. */
function untilStart(meeting) {
  const starts = new Date(meeting.starts).getTime();
  const wait = starts - now();
  return wait > 0 && wait < SOON_MS ? {clock: {running: true, deadline: starts, total: Math.max(WAITING_S, wait / 1000)}, label: t('后开始')} : null;
}

/** The code as large as the wall allows, over whatever is shown; key J. */
export function joinLarge(store) {
  const {join} = store.get('meeting');
  return html`<section class="over-wall join-large" role="dialog" aria-modal="true" aria-label=${t('扫码进门')}>${qr(join.qr)}
    <div><h2>${t('扫码进门')}</h2><p class="soft">${t('请用手机自带的相机扫（微信可能打不开）')}</p><p class="address">${join.address}</p>
      <p>${t('会议码')} <strong class="code">${fours(join.code)}</strong></p>${join.word ? html`<p>${t('入场码')} <strong class="code">${join.word}</strong></p>` : nothing}</div></section>`;
}
