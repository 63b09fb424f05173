/** The right side: whom to ask first, everybody, hints, and the rule at this moment. */
import {html, nothing} from '../../vendor/lit.js';
import {askFirstView, peopleView, silentView} from './people.js';
import {guidanceView} from './guidance.js';
import {hintsView} from './hints.js';
import {missingView, paperSide, scribeSide} from './scribe.js';
import {nextStepsView} from './after.js';
import {quorumView} from './quorum.js';
import {ruleView} from './rule.js';
import {suggestionsView} from './suggest.js';
import {timesView} from './times.js';

export function sideView(d, look, view) {
  if (look === 'scribe') return html`<aside class="desk-side">${paperSide(d)}${missingView(d)}${scribeSide(d)}</aside>`;
  if (look === 'after') return html`<aside class="desk-side">${nextStepsView(d)}${peopleView(d)}</aside>`;
  const host = view === 'host';
  return html`<aside class="desk-side">${host ? html`${quorumView(d)}${guidanceView(d)}` : nothing}${look === 'sort' ? suggestionsView(d) : nothing}${timesView(d)}${host ? askFirstView(d)
    : nothing}${look === 'gather'
    && host ? silentView(d) : look === 'sign_in' ? nothing : peopleView(d)}
    ${hintsView(d)}${ruleView(d)}</aside>`;
}
