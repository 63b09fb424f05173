/** The papers that everybody may take away: the minutes, and the page that lists what this rule promises. */
import {html, nothing} from '../../vendor/lit.js';
import {page} from '../page.js';
import {t} from '../i18n.js';
import {meeting} from './things.js';

export function papersPage() {
  return html`<h1 tabindex="-1">${t('会后的纸')}</h1>${papers()}`;
}

export function papers() {
  const doors = [[`/m/${page.code}/papers/minutes.html`, t('会议纪要')], [`/m/${page.code}/after`, t('这次会的全部材料')],
    [`/m/${page.code}/mine`, t('我的资料')]];
  return html`<ul class="stack-tight">${doors.map(([href, word]) => html`<li><a class="button" data-size="small" href=${href}>${word}</a></li>`)}</ul>
    ${meeting().state === 'ended' ? nothing : html`<p class="note">${t('会还没结束，纸上写到现在为止。')}</p>`}`;
}
