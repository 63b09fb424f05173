/** What was decided, in the words in which it is read out before the tasks. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sidesOf, sideWords} from '../barwords.js';
import {plainNumber} from '../numbers.js';
import {lastVotes} from '../parts/decided.js';
import {fewWords, isKeptBack} from '../parts/few.js';

/** The last closed vote on each motion; nothing where none was voted on. */
export function resultsToRead(d) {
  const last = lastVotes(d.all('ballot/'));
  if (!last.length) return nothing;
  return html`<section class="panel"><h3>${t('宣读结果')}</h3><ol class="items-list" data-results>${last.map(ballot => html`<li><span>${d.get(`item/${ballot.item}`)?.text}</span>
    <b>${verdictSaid(ballot)}</b> <span class="soft">${votesCounted(ballot)}</span></li>`)}</ol></section>`;
}

function verdictSaid({outcome}) {
  return {carried: t('通过'), failed: t('没有通过'), tied: t('票数相同')}[outcome];
}

function votesCounted(ballot) {
  if (isKeptBack(ballot)) return fewWords();
  return sidesOf(ballot).filter(side => ballot.counts?.[side] !== undefined)
    .map(side => t('{side} {n}', {side: sideWords(side, ballot), n: plainNumber(ballot.counts[side])})).join(t('，'));
}
