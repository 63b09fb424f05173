/** One place in the speaking queue, with the reason why it is this place. */
import {html, nothing} from '../../vendor/lit.js';
import {who} from './who.js';
import {badge} from './badge.js';
import {queueReason} from '../reasons.js';
import {t} from '../i18n.js';

/** `entry` is a person with `place` and `reason`; `me` the id of the reader, if any. */
export function queueRow(entry, groups, me = null) {
  const own = me !== null && entry.id === me;
  return html`<li ?data-own=${own}><span class="place">${entry.place}</span><span>${who(entry, groups)}<br><span
      class="reason">${queueReason(entry.reason)}</span></span>${own ? badge(t('您')) : nothing}</li>`;
}
