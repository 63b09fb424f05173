/** The server has closed this phone's place: say why, and how to come back. */
import {html} from '../../vendor/lit.js';
import {page} from '../page.js';
import {t} from '../i18n.js';

export function gone({reason}) {
  const words = {
    unknown: t('这部手机还没有加入，或者加入的记录已经不在。'),
    left: t('您已经离开会场。'),
    moved: t('您在另一个窗口里打开了会议。'),
  };
  return html`<div class="phone"><main class="phone-main"><h1 tabindex="-1">${t('请再进一次')}</h1><p>${words[reason] || t('和会场的连接断开了。')}</p>
    <div class="stack"><a class="button" data-main href="/J/${page.code}">${t('重新加入')}</a><a class="button" href="">${t('再打开这一页')}</a></div></main></div>`;
}
