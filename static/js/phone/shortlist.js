/** What was chosen to talk about, in its order. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {result} from './result.js';
import {closedBallots, stage} from './things.js';

export function shortlist() {
  return html`<h1 tabindex="-1">${pick(stage().title)}</h1><p>${pick(stage().prompt) || t('接下来一件一件谈。没选上的也都留在记录里。')}</p>${closedBallots().slice(-1).map(result)}`;
}
