/** The phone: one view for everyone, the elder view. */
import {html, nothing} from '../vendor/lit.js';
import {start} from './draw.js';
import {bar} from './phone/bar.js';
import {head} from './phone/head.js';
import {heard} from './phone/heard.js';
import {goodbye} from './phone/later.js';
import {here, outbox, store} from './phone/room.js';
import {screen} from './phone/screen.js';
import {stage} from './phone/things.js';
import {stageKey, told} from './phone/told.js';
import {showSize, ui} from './phone/ui.js';
import {bringWordList} from './wordlist.js';

const AFTER_THE_FIRST_PICTURE = 1500;

showSize(ui.size);
start(phone, {sources: [outbox, here, ui], news: [store]});
setTimeout(() => { bringWords(); store.onChange(bringWords); }, AFTER_THE_FIRST_PICTURE);

/** The words that point to categories come once cards with a category may be written, so that they are there when the line is not. */
function bringWords() {
  if (!document.hidden && stage().write?.some(one => one.fields?.includes('category'))) bringWordList();
}

function phone() {
  if (here.bye) return goodbye(here.bye);
  if (!ui.route.includes('/')) ui.stage = stageKey();
  const {body, tab, speaking} = screen();
  return html`<div class=${speaking ? 'phone turn' : 'phone'}>${head()}<main class="phone-main" id="main">${told()}${body}</main>${speaking ? nothing : bar(tab)}${heard()}</div>`;
}
