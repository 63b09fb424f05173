/** Asking for the floor where a side is named first: two taps, for or against, then to speak. */
import {html, nothing} from '../../../vendor/lit.js';
import {badge} from '../../parts/badge.js';
import {t} from '../../i18n.js';
import {here} from '../room.js';
import {send, waiting} from '../acts.js';
import {placeNow} from '../hand.js';
import {may} from '../may.js';
import {floorNow, isMe, stage} from '../things.js';
import {setUi, ui} from '../ui.js';
import {verb} from '../verb.js';

/** The side, in a word. */
export function stanceWord(stance) {
  return {for: t('赞成'), against: t('反对')}[stance] || '';
}

/** Raised: my place, my side and why here. Not raised: the button, then the sides. */
export function askFloor({main = true, word = t('我要说')} = {}) {
  if (here.me?.place) return html`${placeNow()}${myLine()}${lowerHand()}`;
  if (waiting('hand').length) return html`<p class="quote" role="status">${t('已举手，正在提交。')}</p>`;
  const asks = stage().floor?.stance;
  if (asks && asks !== 'none') return ui.open === 'side' && may('hand') ? sides(asks) : verb(word, () => setUi({open: 'side'}), {needs: 'hand', sign: 'hand', main});
  return verb(word, () => send('hand'), {needs: 'hand', sign: 'hand', main});
}

/** Which side, said before the reasons; the longest without a word goes first. */
function sides(asks) {
  const ask = stance => () => send('hand', stance ? {stance} : {});
  return html`<div class="sure" role="group" aria-label=${t('您要说哪一边？')}><p><strong>${t('您要说哪一边？')}</strong></p>
    <div class="pair">${verb(t('我赞成'), ask('for'))}${verb(t('我反对'), ask('against'))}</div>
    ${asks === 'optional' ? verb(t('都不是，说说别的'), ask(''), {small: true}) : nothing}
    ${verb(t('先不说'), () => setUi({open: ''}), {small: true})}</div>`;
}

/** My own line in the queue: my side, and whether my place can still be passed. */
function myLine() {
  const entry = (floorNow().queue || []).find(isMe);
  const side = stanceWord(entry?.stance);
  return html`${side ? html`<p>${t('您说的是：')}${badge(side)}</p>` : nothing}${entry?.safe ? html`<p class="note">${t('这一位定了，别人不会再插到您前面。')}</p>` : nothing}`;
}

function lowerHand() {
  if (['round', 'report'].includes(floorNow().mode)) return may('pass') ? verb(t('这次先过，一会儿再请我'), () => send('pass')) : nothing;
  return verb(t('先不说了，放下手'), () => send('unhand'), {needs: 'unhand'});
}
