/** What else one may do at this moment, as buttons: for whoever opened a tab that has nothing for her now. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {may} from './may.js';
import {openBallot, stage, subjectId} from './things.js';
import {doorway} from './verb.js';

const TALK = ['comment', 'offer', 'answer', 'action', 'report'];

/** At most three buttons; the first is the main one. */
export function canNow() {
  const doors = [...cards(), ...ballots(), ...remarks(), ...hands(), [t('看看现在到哪儿了'), '', '']].slice(0, 3);
  return html`<h2 class="section">${t('现在您可以')}</h2><div class="stack">${doors.map(([word, route, sign], index) => doorway(word, route, {sign, main: index === 0}))}</div>`;
}

/** The kinds of cards that may be written now. */
export function cardKinds() {
  return (stage().write || []).map(one => one.kind).filter(kind => !TALK.includes(kind) && may(`write/${kind}`));
}

function cards() {
  return cardKinds().map(kind => [t('写一张卡'), `card/${kind}`, 'card']);
}

function ballots() {
  return openBallot() && may('vote') ? [[t('投票'), 'vote', 'vote']] : [];
}

function remarks() {
  return may('comment') ? [[t('写一句'), subjectId() ? `comment/${subjectId()}` : 'write', 'card']] : [];
}

function hands() {
  return may('hand') ? [[t('我要说'), 'hand', 'hand']] : [];
}
