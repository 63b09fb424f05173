/** One card as it hangs on the wall. */
import {html, nothing} from '../../vendor/lit.js';
import {who} from './who.js';
import {proxyBadge} from './badge.js';
import {icon} from './icon.js';
import {t} from '../i18n.js';

const MEDIA_SIGNS = {voice: 'mic', photo: 'photo', paper: 'paper', text: 'card'};

/** `item` open or covered; `own` and `pending` mark the reader's, `fresh` what has just come, `foot` what stands below. */
export function slip(item, groups, {own = false, pending = false, fresh = false, foot = nothing} = {}) {
  return item.covered && item.text === undefined
    ? html`<article class="slip" data-state="covered" ?data-new=${fresh}><span class="number">${item.paper || item.id}</span>${icon(MEDIA_SIGNS[item.media] || 'card')}<span
        class="only-heard">${t('还没翻开的卡')}</span></article>`
    : html`<article class="slip" data-state=${pending ? 'pending' : nothing} ?data-own=${own} ?data-new=${fresh}><p>${item.text}</p>
        <p class="slip-foot">${'by' in item ? who(item.by, groups) : nothing}${proxyBadge(item)}${foot}</p></article>`;
}
