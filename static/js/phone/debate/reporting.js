/** Reports one after another: whether I have one to give, when, and who is next. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {here} from '../room.js';
import {placeNow} from '../hand.js';
import {may} from '../may.js';
import {send} from '../acts.js';
import {verb} from '../verb.js';
import {askFloor} from './hands.js';

/** My place among those who report; others may ask afterwards where the rule lets them. */
export function reporting() {
  if (here.me?.place) {
    return html`<p class="kicker">${t('请您准备，一会儿请您来讲。')}</p>${placeNow()}${may('pass') ? verb(t('这次先过，一会儿再请我'), () => send('pass')) : nothing}`;
  }
  return may('hand') ? askFloor({word: t('听完以后我要说')}) : html`<p class="soft">${t('请先听各位讲完。')}</p>`;
}
