/** Dots and picks of a secret vote are marked first and go into the box together: who votes, and when, stands in the record, and
    a vote for each tap told how many taps that were. In an open vote each tap counts at once. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {choose, myChoice} from './choice.js';
import {draft, setDraft} from './ui.js';
import {sure, verb} from './verb.js';

const nameOfMarks = ballot => `ballot/${ballot.id}`;

/** Whether this ballot is handed in by the button. */
export const isBoxed = ballot => ballot.secrecy === 'secret';

/** What I have marked here, handed in or not yet. */
export function marksOn(ballot) {
  return draft(nameOfMarks(ballot)).choice ?? myChoice(ballot);
}

export function putMark(ballot, choice) {
  if (!isBoxed(ballot)) choose(ballot, choice);
  else setDraft(nameOfMarks(ballot), sameMarks(choice, myChoice(ballot)) ? null : {choice});
}

/** The button that puts the marks into the box, and what it is for; nothing where they lie there already. */
export function handInMarks(ballot) {
  const {choice} = draft(nameOfMarks(ballot));
  if (!isBoxed(ballot) || !choice) return nothing;
  const hand = () => { setDraft(nameOfMarks(ballot), null); choose(ballot, choice); };
  const before = Object.keys(myChoice(ballot)).length;
  return html`<div class="stack-tight push hand-in"><p role="status"><strong>${before ? t('改过的还没投进票箱。') : t('还没投进票箱，按了才算。')}</strong></p>
    ${ballot.change === 'never' ? sure(t('投进票箱'), t('投出去就不能改了。就这样投吗？'), hand, `sure-${ballot.id}`, {small: false}) : verb(t('投进票箱'), hand, {main: true})}</div>`;
}

function sameMarks(one, other) {
  return Object.keys({...one, ...other}).every(id => one[id] === other[id]);
}
