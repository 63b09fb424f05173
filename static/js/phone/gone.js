/** The server has closed this phone's place: say why, and how to come back. */
import {html} from '../../vendor/lit.js';
import {page} from '../page.js';
import {t} from '../i18n.js';

export function goneScreen({reason, why}) {
  if (reason === 'removed') return sentOut(why);
  const words = {
    unknown: t('这部手机还没有加入，或者加入的记录已经不在。'),
    left: t('您已经离开会场。'),
    seat: t('签到处把您的座位放开了，好换一部手机。这部手机不能再用；要用它，请再扫一次座位条。'),
    moved: t('您在另一个窗口里打开了会议。'),
  };
  return html`<div class="phone"><main class="phone-main"><h1 tabindex="-1">${t('请再进一次')}</h1><p>${words[reason] || t('和会场的连接断开了。')}</p>
    <div class="stack"><a class="button" data-main href="/J/${page.code}">${t('重新加入')}</a><a class="button" href="">${t('再打开这一页')}</a></div></main></div>`;
}

/** No way back by herself: only the host lets her in again. */
function sentOut(why) {
  return html`<div class="phone"><main class="phone-main"><h1 tabindex="-1">${t('主持人请您离开了会场')}</h1><p>${why ? t('原因：{why}', {why}) : t('请找主持人问一下原因。')}</p>
    <p>${t('您写过的、投过的都还在，照样算数。想再参加，请找主持人；主持人让您回来以后，再打开这一页。')}</p>
    <div class="stack"><a class="button" data-main href="">${t('再打开这一页')}</a>
      <a class="button" href="/J/${page.code}">${t('我是别人，也用这部手机')}</a></div></main></div>`;
}
