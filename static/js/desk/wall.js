/** What the wall shows, opening it on a second screen, and the phone as remote. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {page} from '../page.js';
import {segment} from './buttons.js';
import {qr} from '../parts/qr.js';
import {sheet} from './sheet.js';
import {stageOf} from './sight.js';

const VIEWS_OF_WALL = [
  ['', () => t('跟着会议走'), () => t('环节变了，大屏自己变')],
  ['join', () => t('入会二维码'), () => t('给晚到的人')],
  ['cards', () => t('需求卡墙'), () => t('大家写的原话')],
  ['ranking', () => t('归类和贴点结果'), () => t('先谈哪几件')],
  ['floor', () => t('发言人与钟'), () => t('谁在说、谁接着说')],
  ['tasks', () => t('任务单'), () => t('谁、做什么、几时')],
  ['receipts', () => t('公布的名单'), () => t('不记名投票的回执，一行一张')],
];

function wallValue(d) {
  const meeting = d.get('meeting');
  return meeting.settings?.board || meeting.board || '';
}

export function wallWords(d) {
  const shown = wallValue(d);
  const fixed = shown && VIEWS_OF_WALL.find(([value]) => value === shown);
  return fixed ? fixed[1]() : pick(stageOf(d)?.title) || t('散会致谢');
}

/** V: what the wall shows. Numbers choose. */
export function boardDialog(d) {
  const shown = wallValue(d);
  const choose = async value => { if ((await d.act('set', {name: 'board', value})).ok) d.close(); };
  return sheet(d, {
    title: t('大屏显示什么'),
    body: html`<ul class="menu" data-list>${VIEWS_OF_WALL.map(([value, words, note], index) => html`<li><button type="button" data-row data-key=${index + 1}
      aria-pressed=${String(value === shown)} @click=${() => choose(value)}><kbd class="kbd"
        aria-hidden="true">${index + 1}</kbd><span>${words()}</span><small>${note()}</small></button></li>`)}</ul>`,
    more: html`<button type="button" class="button" data-size="small" data-key="o" @click=${() => d.open('mirror')}>${t('打开大屏窗口')} <kbd class="kbd" aria-hidden="true">O</kbd></button>
      <button type="button" class="button" data-size="small" data-key="m" @click=${() => d.open('message')}>${t('在大屏写一句话')} <kbd class="kbd" aria-hidden="true">M</kbd></button>`,
  });
}

/** A mirrored screen would put this desk on the wall: said before the door is opened. */
export function mirrorDialog(d) {
  const two = globalThis.screen?.isExtended;
  return sheet(d, {
    title: t('打开大屏之前'), wide: true,
    note: two ? t('这台电脑已经是两块屏幕。请把大屏窗口拖到投影那一块，按 F11 全屏。') : t('现在只看到一块屏幕。如果投影和电脑显示的一样，大家会看到主持台上的名单和提示。'),
    body: html`<div class="mirror"><ol class="plain-steps"><li>${t('Windows：按 Win + P，选“扩展”。')}</li><li>${t('苹果电脑：系统设置 → 显示器 → 用作扩展显示器。')}</li>
      <li>${t('把新窗口拖到投影，按 F11 全屏。')}</li></ol>${remoteOffer()}</div>`,
    more: tongueChoice(d), verb: t('打开大屏'), send: () => Boolean(globalThis.open(wallUrl(d), 'facilitate-board')) || true,
  });
}

/** The wall speaks the meeting's language, unless another is chosen here. */
function tongueChoice(d) {
  const {of, all = []} = page.tongues ?? {};
  return all.length < 2 ? nothing : html`<span>${t('大屏上的字')}</span> ${segment(d.ui.get('form.tongue') || of, all, code => d.ui.set('form.tongue', code), t('大屏上的字'))}`;
}

function wallUrl(d) {
  const url = page.urls?.board ?? `/m/${page.code}/board`;
  const tongue = d.ui.get('form.tongue');
  return tongue ? `${url}?lang=${tongue}` : url;
}

/** Only one screen? Then the laptop is the wall and the phone is the desk. */
function remoteOffer() {
  const {remote} = page;
  return html`<section class="remote-offer"><h3>${t('只有一块屏幕？用手机当遥控')}</h3>
    ${remote?.qr ? qr(remote.qr) : nothing}<p>${t('用主持人的手机扫，同一张主持台就在手里：下一步、说完了、点名、撤销。')}</p>
    ${remote?.url ? html`<p class="address">${remote.url}</p>` : nothing}<p class="soft">${t('这个码只给主持人扫。')}</p></section>`;
}
