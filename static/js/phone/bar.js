/** The dado of the phone: four places to tap, under the waist line that is the clock. */
import {html, nothing} from '../../vendor/lit.js';
import {icon} from '../parts/icon.js';
import {waist} from '../parts/waist.js';
import {t} from '../i18n.js';
import {outbox, store} from './room.js';
import {go, ui} from './ui.js';

const TAB_OF = {hand: ['hand', 'unhand', 'pass', 'done'], write: ['write', 'edit', 'withdraw', 'comment', 'offer', 'answer', 'action'], vote: ['vote'], more: ['confirm', 'report', 'rename']};

/** `current` is the tab that what is shown belongs to, or ''. */
export function bar(current) {
  const tabs = [['hand', 'hand', t('我要说')], ['write', 'card', t('写卡')], ['vote', 'vote', t('投票')], ['more', 'more', t('更多')]];
  return html`<nav class="bar" aria-label=${t('主要功能')}>${waist(store.get('clock'))}
    <ul>${tabs.map(([route, sign, word]) => tab(route, sign, word, current))}</ul></nav>`;
}

/** Tapping the open tab again leads back to what happens now. */
function tab(route, sign, word, current) {
  const count = outbox.pending().filter(one => TAB_OF[route].includes(one.verb)).length;
  const back = event => { if (ui.route === route) { event.preventDefault(); go(''); } };
  return html`<li><a href="#${route}" aria-current=${current === route ? 'page' : nothing} @click=${back}>${icon(sign)}<span>${word}</span>
    ${count ? html`<span class="count">${count}<span class="only-heard">${t('条等着提交')}</span></span>` : nothing}</a></li>`;
}
