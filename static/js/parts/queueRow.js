/** One place in the speaking queue, with the reason why it is this place. */
import {html, nothing} from '../../vendor/lit.js';
import {who} from './who.js';
import {badge} from './badge.js';
import {queueReason} from '../reasons.js';
import {t} from '../i18n.js';

/** For which side somebody speaks, as a badge. */
export function sideBadge(stance) {
  const words = {for: t('赞成'), against: t('反对')};
  return words[stance] ? html` ${badge(words[stance])}` : nothing;
}

/** `entry` is a person with `place` and `reason`; `me` the id of the reader, if any. */
export function queueRow(entry, groups, me = null) {
  const own = me !== null && entry.id === me;
  return html`<li ?data-own=${own}><span class="place">${entry.place}</span><span>${who(entry, groups)}${sideBadge(entry.stance)}<br><span
      class="reason">${queueReason(entry.reason)}</span></span>${own ? badge(t('您')) : nothing}</li>`;
}
