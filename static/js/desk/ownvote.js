/** Whoever sits at the desk and has a vote of her own casts it here. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sideWords} from '../barwords.js';
import {sized} from '../sized.js';
import {countedRows, hasSides} from './ballots.js';
import {verbButton} from './buttons.js';
import {sheet} from './sheet.js';
import {choiceOf, voteForm} from './vote.js';

/** Nothing for whoever has no vote here or is not called yet. */
export function ownVote(d, ballot) {
  const why = d.me.votes?.[ballot.id];
  const voted = d.me.voted?.includes(ballot.id);
  if (why !== '' && !voted) return nothing;
  return html`<p class="own-vote"><b>${voted ? t('您自己的一票已经投了。') : t('您自己的一票：')}</b>${why === '' ? choices(d, ballot, voted) : nothing}</p>`;
}

/** A button a side; what asks for more has a form. */
function choices(d, ballot, voted) {
  if (!hasSides(ballot) || asksWhy(ballot)) return verbButton(d, voted ? t('改投') : t('投票'), () => d.open('ownVote', {ballot: ballot.id}));
  return html`${voted ? html`<span class="soft">${t('截止前可以改投：')}</span>` : nothing}${countedRows(ballot).map(side => verbButton(d, sideWords(side, ballot), () => cast(d, ballot, side)))}`;
}

function asksWhy({type, levels}) {
  return type === 'consent' || levels?.some(level => level.must_say_why);
}

async function cast(d, ballot, choice) {
  const {ok} = await d.act('vote', sized(ballot, {ballot: ballot.id, choice}));
  if (ok) d.say(t('您的一票投进票箱了。'));
  return ok;
}

export function ownVoteDialog(d, {ballot: id}) {
  const ballot = d.get(`ballot/${id}`);
  return sheet(d, {title: t('您自己的一票'), wide: true, verb: t('投票'), send: () => cast(d, ballot, choiceOf(d, ballot)), body: voteForm(d, ballot)});
}
