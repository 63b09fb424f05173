/** The talking stick: who holds it, mine now, pass it on. */
import {html, nothing} from '../../../vendor/lit.js';
import {who} from '../../parts/who.js';
import {t} from '../../i18n.js';
import {send} from '../acts.js';
import {floorNow, groups, isMe, stage} from '../things.js';
import {verb} from '../verb.js';

export const hasStick = () => [stage().marker, stage().floor?.marker].includes('talking_stick');

/** Where the stick is just now. */
export function stickNow() {
  const holder = floorNow().holder || floorNow().speaker?.who;
  if (!hasStick()) return nothing;
  if (isMe(holder)) return mine();
  return html`<p class="quote">${holder ? html`${t('发言棒在这位手里：')}${who(holder, groups())}` : t('发言棒在桌子中间，想说就拿起来。')}</p>`;
}

/** The stick stays with whoever has finished until the next one takes it. */
function mine() {
  return isMe(floorNow().speaker?.who) ? html`<p class="quote">${t('发言棒在您手里。说完请交给下一位。')}</p>${verb(t('说完了，交出去'), () => send('done'), {main: true})}`
    : html`<p class="quote">${t('您说完了。发言棒请递给想说的人。')}</p>`;
}
