/** What became of the motions of this meeting: each in its words, with its votes and its verdict. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sidesOf, sideWords} from '../barwords.js';
import {plainNumber} from '../numbers.js';
import {lastVotes} from '../parts/decided.js';
import {fewWords, isKeptBack} from '../parts/few.js';
import {seal} from '../parts/seal.js';
import {linesOf, perLine} from './measure.js';

const TEXT_EM = perLine(20, 24);
const SHOWN_SIDES = 3;

/** The last closed vote on each motion that was decided, in the order in which they were voted on. */
export function verdicts(store) {
  return lastVotes(store.all('ballot/')).filter(one => store.get(`item/${one.item}`)?.kind === 'motion');
}

/** How many rows of the list it takes. */
export function verdictRows(store, ballot) {
  return linesOf(store.get(`item/${ballot.item}`)?.text ?? '', TEXT_EM) > 1 ? 1.25 : 1;
}

/** Rows of motions: the words, the count, and whether it carried. */
export function verdictTable(store, ballots) {
  return html`<ol class="decided verdicts-all" data-few>${ballots.map(ballot => html`<li data-glide=${`item/${ballot.item}`}><span class="what">${store.get(`item/${ballot.item}`)?.text}</span>
    <span class="by">${votesSaid(ballot)}</span>${ballot.outcome === 'carried' ? seal(verdictWord(ballot)) : html`<span class="soft">${verdictWord(ballot)}</span>`}</li>`)}</ol>`;
}

function verdictWord({outcome, tie}) {
  if (tie && outcome === 'failed') return t('平局，未通过');
  return {carried: t('通过'), failed: t('未通过'), tied: t('平局')}[outcome] ?? '';
}

function votesSaid(ballot) {
  if (isKeptBack(ballot)) return fewWords();
  return sidesOf(ballot).filter(side => ballot.counts?.[side]).slice(0, SHOWN_SIDES).map(side => t('{side} {n}', {side: sideWords(side, ballot), n: plainNumber(ballot.counts[side])})).join(t('，'));
}
