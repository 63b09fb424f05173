/** The tab 我要说 in every order of speaking. */
import {html} from '../../../vendor/lit.js';
import {banner} from '../../parts/banner.js';
import {t} from '../../i18n.js';
import {here} from '../room.js';
import {waiting} from '../acts.js';
import {canNow} from '../canNow.js';
import {may, whyNot} from '../may.js';
import {speakerNow} from '../speaker.js';
import {floorNow} from '../things.js';
import {timeLeft} from './budgets.js';
import {askFloor} from './hands.js';
import {interrupts, signals} from './interrupts.js';
import {ring} from './ring.js';

export function handsPage() {
  if (floorNow().seats) return ring();
  const raised = here.me?.place || waiting('hand').length;
  return html`<h1 tabindex="-1" class=${raised ? 'only-heard' : ''}>${raised ? t('等着发言') : t('我要说')}</h1>
    ${may('hand') || raised ? html`<div class="stack">${askFloor()}${timeLeft()}${signals()}</div>` : html`${banner('refused', t('现在不用举手。'), whyNot('hand'))}${canNow()}`}
    ${interrupts()}${speakerNow()}`;
}
