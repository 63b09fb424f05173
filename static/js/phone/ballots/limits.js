/** Beside every secret vote and before voting: how far it is secret. The answer comes with the later part, when somebody asks. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {laterPart} from '../later.js';

export function limits(ballot) {
  if (ballot.secrecy !== 'secret') return nothing;
  return html`${ballot.lost ? html`<p class="note"><strong>${t('票箱的钥匙丢了，先前 {n} 票读不出来。轮到您就请再投一次。', {n: ballot.lost})}</strong></p>` : nothing}
    <details class="more" data-limits @toggle=${event => event.target.open && laterPart(true)}><summary>${t('不记名，能守到哪里？')}</summary>${laterPart()?.limitsSaid(ballot) ?? nothing}</details>`;
}
