/** A vote counted: the sides, every bar with what was needed and what there was, the reasons, and what to read out. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sideWords, tieWords, verdictWords} from '../barwords.js';
import {plainNumber, valueOf} from '../numbers.js';
import {everyPartyWords, fewWords, isKeptBack, isOfEveryParty} from '../parts/few.js';
import {countedRows} from './ballots.js';
import {groupShort, nameOf} from './names.js';

/** The words of the outcome stand first: they are read out. */
export function sidesOutcome(d, ballot) {
  const words = tieWords(ballot) || {carried: t('通过'), failed: t('没有通过'), tied: t('票数相同')}[ballot.outcome];
  return html`<p class="lead-line" role="status">${words ? html`${words}${t('。')}` : nothing}${t('{voted} / {eligible} 人投了。', ballot)}</p>
    ${isKeptBack(ballot) ? html`<p class="soft">${fewWords()}</p>` : sidesTable(ballot)}
    <ul class="bars-list">${(ballot.verdicts ?? []).map(verdict => barRow(d, ballot, verdict))}</ul>${reasonRows(d, ballot)}`;
}

function sidesTable(ballot) {
  const sides = countedRows(ballot);
  const top = Math.max(1, ...sides.map(side => valueOf(ballot.counts?.[side]) ?? 0));
  return html`<table class="tallyt"><tbody>${sides.map(side => html`<tr><td>${sideWords(side, ballot)}</td><td class="wide-cell"><progress class="bar" max=${top}
      value=${valueOf(ballot.counts?.[side]) ?? 0} aria-hidden="true"></progress></td><td class="v">${plainNumber(ballot.counts?.[side] ?? 0)}</td></tr>`)}</tbody></table>`;
}

function barRow(d, ballot, verdict) {
  const bar = ballot.bars?.[verdict.bar] ?? {};
  const words = verdictWords(bar, verdict, ballot);
  const group = isOfEveryParty(bar, verdict) ? everyPartyWords() : verdict.group && groupShort(d, verdict.group);
  return html`<li ?data-held=${verdict.held}><b>${heldWord(bar, verdict)}</b> ${group ? `${group} ` : ''}${words.need}${t('，')}${words.got} <span
    class="soft">${words.of}</span></li>`;
}

/** A bar that must be reached, or one that must not be passed. */
function heldWord({most}, {held}) {
  return most === null || most === undefined ? (held ? t('够了') : t('不够')) : held ? t('没超过') : t('超过了');
}

function reasonRows(d, ballot) {
  if (!ballot.reasons?.length) return nothing;
  return html`<ul class="originals-list">${ballot.reasons.map(one => html`<li><b>${sideWords(one.level, ballot)}</b><q>${one.text}</q><span
    class="soft">${nameOf(d, one.who)}</span></li>`)}</ul>`;
}
