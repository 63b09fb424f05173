/** The centre: the view that this stage needs. */
import {html, nothing} from '../../vendor/lit.js';
import {afterView} from './after.js';
import {askingView} from './asking.js';
import {ballotView} from './ballot.js';
import {cardsView} from './cards.js';
import {costsView} from './costs.js';
import {daysLine} from './days.js';
import {closeView} from './readback.js';
import {discussView, sayView} from './discuss.js';
import {drawnView} from './drawn.js';
import {lookLine} from './looks.js';
import {marketView} from './market.js';
import {needsView} from './needs.js';
import {plainView, resultView} from './result.js';
import {scribeView} from './scribe.js';
import {signInView} from './signin.js';
import {sortView} from './sort.js';
import {spacesView} from './spaces.js';
import {tasksView} from './tasks.js';

const CENTRES = {
  sign_in: signInView, gather: cardsView, say: sayView, discuss: discussView, sort: sortView, ballot: ballotView, result: resultView,
  market: marketView, spaces: spacesView, commit: tasksView, close: closeView, after: afterView, plain: plainView, scribe: scribeView, needs: needsView,
};

export function centreView(d, look) {
  return html`<main class="desk-work" tabindex="-1">${lookLine(d)}${daysLine(d)}${askingView(d)}${CENTRES[look](d)}${look === 'after' ? nothing : html`${drawnView(d)}${costsView(d)}`}</main>`;
}
