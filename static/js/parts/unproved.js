/** Said beside every vote where anybody who scans may vote: what nobody can stop there. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';

export function unprovedNote(meeting) {
  return meeting?.joining === 'open' ? html`<p class="note soft">${t('谁扫码都能进，没有核对人：有人用两部手机，就能投两票。')}</p>` : nothing;
}
