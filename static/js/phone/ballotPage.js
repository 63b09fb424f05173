/** The tab 投票: the open ballot, or what the last ones said. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {canNow} from './canNow.js';
import {dots} from './dots.js';
import {grade} from './grade.js';
import {result} from './result.js';
import {unprovedNote} from '../parts/unproved.js';
import {closedBallots, meeting, openBallot} from './things.js';

export function ballotPage() {
  const ballot = openBallot();
  if (ballot) return html`${ballot.type === 'score' ? grade(ballot) : dots(ballot)}${unprovedNote(meeting())}`;
  const closed = closedBallots();
  return html`<h1 tabindex="-1">${t('投票')}</h1><p>${t('现在没有要投的。要投的时候，这里会打开。')}</p>
    ${canNow()}
    ${closed.length ? [...closed].reverse().map(result) : nothing}`;
}
