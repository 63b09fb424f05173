/** Whether I may vote on this ballot, and in words why not or why not yet. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {why} from '../../parts/why.js';
import {here} from '../room.js';
import {mayNot, whyNot} from '../may.js';

const verbsAsked = ballot => (ballot.type === 'score' || ballot.type === 'grade' ? ['grade', 'vote'] : ['vote', 'grade']);

/** Empty when I may vote here, otherwise the code of the refusal. */
export function barredFrom(ballot) {
  const own = here.me?.votes?.[ballot.id];
  if (own !== undefined) return own;
  return verbsAsked(ballot).some(verb => mayNot(verb) === '') ? '' : mayNot(verbsAsked(ballot)[0]);
}

/** The reason under the question, or nothing. */
export function barredNote(ballot) {
  const code = barredFrom(ballot);
  return code ? html`<div class="barred">${why(reasonOf(code, ballot), 'why-vote')}</div>` : nothing;
}

function reasonOf(code, ballot) {
  const words = {
    vote_last: t('您最后投：等别的人都投了，主持人会请您。'),
    household_voted: t('您家已经有人投过了，一户一票。'),
    not_yours: t('这次表决不由您这个身份投。您看得到结果。'),
    neutral: t('您在这场会里保持中立，不投票。'),
    no_vote_twice: t('您已经投过了，这一次不能改。'),
  };
  return words[code] || whyNot(verbsAsked(ballot)[0]);
}
