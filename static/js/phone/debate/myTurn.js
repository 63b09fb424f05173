/** It is my turn, in a method with sides, hats or a stick: first the side, then the reasons. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {turn} from '../turn.js';
import {floorNow, stage} from '../things.js';
import {hatNow} from './hat.js';
import {stanceWord} from './hands.js';
import {hasStick} from './stick.js';

export function myTurn() {
  const side = stanceWord(floorNow().speaker?.stance);
  return html`${side ? html`<p class="kicker">${t('请先说“我{side}”，再说理由。', {side})}</p>` : nothing}${hatNow()}
    ${hasStick() ? html`<p class="kicker">${t('发言棒在您手里。')}</p>` : nothing}
    ${stage().floor?.address === 'chair' ? html`<p class="kicker">${t('请对着主持人说。')}</p>` : nothing}${turn()}`;
}
