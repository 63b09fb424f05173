/** The centre: the view that this stage needs. */
import {html} from '../../vendor/lit.js';
import {afterView} from './after.js';
import {ballotView} from './ballot.js';
import {cardsView} from './cards.js';
import {closeView} from './readback.js';
import {discussView, sayView} from './discuss.js';
import {lookLine} from './looks.js';
import {plainView, resultView} from './result.js';
import {scribeView} from './scribe.js';
import {signInView} from './signin.js';
import {sortView} from './sort.js';
import {tasksView} from './tasks.js';

const CENTRES = {
  sign_in: signInView, gather: cardsView, say: sayView, discuss: discussView, sort: sortView, ballot: ballotView, result: resultView,
  commit: tasksView, close: closeView, after: afterView, plain: plainView, scribe: scribeView,
};

export function centreView(d, look) {
  return html`<main class="desk-work" tabindex="-1">${lookLine(d)}${CENTRES[look](d)}</main>`;
}
