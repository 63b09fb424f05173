/** Said plainly before one votes: who will see it, and until when it can be changed. */
import {html} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {unprovedNote} from '../../parts/unproved.js';
import {meeting} from '../things.js';
import {limits} from './limits.js';

/** One line under every ballot; of a secret one also how far it is secret. */
export function secrecyLine(ballot) {
  return html`<p class="note">${seenBy(ballot)}${changeable(ballot) ? t('投票结束前都能改。') : t('投出去就不能改了，请想好再投。')}</p>${unprovedNote(meeting())}${limits(ballot)}`;
}

/** Whether a vote may still be changed. */
export function changeable(ballot) {
  return ballot.change !== 'never';
}

function seenBy({secrecy}) {
  if (secrecy === 'open') return t('公开表决：结束后大家看得到谁怎么投。');
  if (secrecy === 'named') return t('记名：票上有您的名字，记在会议记录里。');
  return t('不记名：谁也看不到您怎么投。');
}
