/** The top line: which desk this is, who is in, what the wall shows, who you are, what time it is. */
import {html, nothing} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {hour, pick, t} from '../i18n.js';
import {page} from '../page.js';
import {keyCap} from './buttons.js';
import {roleTitle} from './names.js';
import {wallWords} from './wall.js';

const VIEWS = {host: () => t('主持台'), scribe: () => t('记录台'), door: () => t('签到台'), timer: () => t('计时台')};

export function topView(d, view) {
  const meeting = d.get('meeting');
  const people = d.get('people') ?? {};
  const code = `${meeting.code.slice(0, 4)} ${meeting.code.slice(4)}`.trim();
  return html`<header class="desk-top"><span class="plate">${VIEWS[view]()}</span><h1 class="top-title">${pick(meeting.title)}</h1>
    <span class="cell-s" data-code>${t('会议码')} <b>${code}</b></span>
    <span class="cell-s">${t('到会')} <b>${people.present ?? 0}</b> <span data-wide>${waysIn(people)}</span></span>
    ${lineCell(d)}<span class="sp"></span>
    <span class="cell-s" data-wide>${t('大屏正显示')} <b class="cut-1">${wallWords(d)}</b></span>
    <span class="cell-s" data-wide><span class="cut-1">${d.me.name}${d.me.role && !d.me.name.includes(roleTitle(d, d.me.role)) ? t('（{role}）', {role: roleTitle(d, d.me.role)}) : ''}</span>
      ${handOverVerb(d)}</span>
    <span class="cell-s"><time class="now">${hour(now())}</time></span>
    <button type="button" class="button" data-size="small" data-bare data-wide data-key="?" data-label=${t('全部按键')} @click=${() => d.open('keys')}>${t('全部按键')} ${keyCap('?')}</button></header>`;
}

/** By phone and on paper; for organisers it leads to whether the phones keep up. */
function waysIn(people) {
  const words = t('手机 {phones}　纸 {paper}', {phones: people.phones ?? 0, paper: people.paper ?? 0});
  return page.urls?.health ? html`<a class="link" href=${page.urls.health} target="health" title=${t('运行状况')}>${words}</a>` : words;
}

/** Whoever leads may give the chair to somebody else: the way to it stands beside her own name. */
function handOverVerb(d) {
  return d.barred('hand_over') === null ? nothing : html`<button type="button" class="link" data-label=${t('交接主持')} @click=${() => d.open('handOver')}>${t('交接')}</button>`;
}

/** Whether the house can keep nothing for want of room: everybody at the desk sees why, not only who is trying. */
export function diskIsFull(d) {
  return d.trouble === 'disk_full' || d.outbox.stuck() === 'disk_full';
}

/** A dead line is told, a server that cannot take anything just now, and what is waiting to be sent. */
function lineCell(d) {
  const waiting = d.outbox.pending().length;
  const told = words => html`<span class="cell-s" data-line role="status"><b>${words}</b></span>`;
  if (d.line === 'online' && diskIsFull(d)) return told(t('硬盘满了，存不下来：请在这台电脑上腾出地方。什么也没丢'));
  if (d.line === 'online') return d.outbox.stuck() ? told(t('一时交不上去，已记下 {n} 条，会自动再交', {n: waiting})) : nothing;
  return told(waiting ? t('网络断了，已记下 {n} 条，恢复后自动提交', {n: waiting}) : t('正在重连'));
}
