/** The phone: one view for everyone, the elder view. */
import {html, nothing} from '../vendor/lit.js';
import {start} from './draw.js';
import {bar} from './phone/bar.js';
import {gone} from './phone/gone.js';
import {head} from './phone/head.js';
import {heard} from './phone/heard.js';
import {here, outbox, store} from './phone/room.js';
import {screen} from './phone/screen.js';
import {stageKey, told} from './phone/told.js';
import {showSize, ui} from './phone/ui.js';
import {bringWordList} from './wordlist.js';

const AFTER_THE_FIRST_PICTURE = 1500;

showSize(ui.size);
start(phone, {sources: [store, outbox, here, ui]});
setTimeout(bringWordList, AFTER_THE_FIRST_PICTURE);

function phone() {
  if (here.bye) return gone(here.bye);
  if (!ui.route.includes('/')) ui.stage = stageKey();
  const {body, tab, speaking} = screen();
  return html`<div class=${speaking ? 'phone turn' : 'phone'}>${head()}<main class="phone-main" id="main">${told()}${body}</main>${speaking ? nothing : bar(tab)}${heard()}</div>`;
}
