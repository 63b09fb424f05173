/** The papers that everybody may take away. */
import {html, nothing} from '../../vendor/lit.js';
import {page} from '../page.js';
import {t} from '../i18n.js';
import {meeting} from './things.js';

export function papersPage() {
  return html`<h1 tabindex="-1">${t('会后的纸')}</h1>${papers()}`;
}

export function papers() {
  const names = [['minutes', t('会议纪要')], ['needs', t('需求汇总')], ['public_notice', t('公示')]];
  return html`<ul class="stack-tight">${names.map(([name, word]) => html`<li><a class="button" data-size="small" href="/m/${page.code}/papers/${name}.html">${word}</a></li>`)}</ul>
    ${meeting().state === 'ended' ? nothing : html`<p class="note">${t('会还没结束，纸上写到现在为止。')}</p>`}`;
}
