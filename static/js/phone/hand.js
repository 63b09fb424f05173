/** Asking for the floor, waiting for it with the reason for one's place, and lowering the hand again. */
import {html, nothing} from '../../vendor/lit.js';
import {banner} from '../parts/banner.js';
import {queueReason} from '../reasons.js';
import {t} from '../i18n.js';
import {here} from './room.js';
import {send, waiting} from './acts.js';
import {canNow} from './canNow.js';
import {clarify} from './clarify.js';
import {may, whyNot} from './may.js';
import {speakerNow} from './speaker.js';
import {stage} from './things.js';
import {verb} from './verb.js';

/** The tab 我要说. */
export function handPage() {
  const raised = here.me?.place || waiting('hand', args => !args.kind).length;
  return html`<h1 tabindex="-1" class=${raised ? 'only-heard' : ''}>${raised ? t('等着发言') : t('我要说')}</h1>
    ${may('hand') || raised ? handBlock({main: true}) : html`${banner('refused', t('现在不用举手。'), whyNot('hand'))}${canNow()}`}
    ${speakerNow()}`;
}

/** Raised: my place and why. Not raised: the button. Beneath it the word out of turn. */
export function handBlock({main = false} = {}) {
  return html`${asking(main)}${clarify()}`;
}

function asking(main) {
  if (here.me?.place) return html`${placeNow()}${lower()}`;
  if (waiting('hand', args => !args.kind).length) return html`<p class="quote" role="status">${t('已举手，正在提交。')}</p>`;
  return verb(t('我要说'), () => send('hand'), {needs: 'hand', sign: 'hand', main});
}

/** Large: which place, how long about, and why here. */
export function placeNow() {
  const {place, wait, reason} = here.me;
  const minutes = Math.max(1, Math.round((wait || 0) / 60));
  return html`<div class="wait"><p class="big number" aria-hidden="true">${place}</p>
      <p><strong>${t('您排第 {place} 位', {place})}</strong>${wait ? html`<br>${t('大约 {n} 分钟', {n: minutes})}` : nothing}</p></div>
    ${reason ? html`<p>${t('为什么在这一位：{reason}。', {reason: queueReason(reason)})}</p>` : nothing}`;
}

function lower() {
  if (stage().floor?.mode === 'round') return verb(t('这次先过，一会儿再请我'), () => send('pass'), {needs: 'pass'});
  return verb(t('先不说了，放下手'), () => send('unhand'), {needs: 'unhand'});
}
