/** The gradient of agreement: how many stand at each level, stacked, and why those who hold back do. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {valueOf} from '../numbers.js';
import {fewWords, isKeptBack} from '../parts/few.js';
import {who} from '../parts/who.js';
import {sideWords} from '../barwords.js';
import {groupsKnown} from './facts.js';
import {linesOf, packed} from './measure.js';
import {headed} from './matter.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';
import {closedSheet, openSheet, outcomeSeal, verdictList} from './yesno.js';

const REASONS_REM = 33;
const VERDICT_REM = 5.9;
const SEAL_REM = 8;
const REASON_EM = 18;

/** The sheet of a ballot by levels about one item. */
export function levelsSheet(store, ballot) {
  const item = store.get(`item/${ballot.item || ballot.items[0]}`);
  if (ballot.state === 'open' && !ballot.live) return openSheet(store, ballot, headed(item));
  const page = pageNow(packed(ballot.reasons || [], reasonsRoom(store, ballot), one => Math.min(3, linesOf(one.text, REASON_EM)) * 2.95 + 4), ballot.closed_at);
  return {
    ...closedSheet(store, ballot, headed(item)),
    main: html`<div class="gradient">${levelRows(ballot)}<section class="gradient-side">${outcomeSeal(ballot)}${verdictList(store, ballot)}${reasonsList(store, ballot, page)}</section></div>`,
  };
}

/** What verdicts and seal leave for reasons, in rem. */
function reasonsRoom(store, {verdicts = [], outcome}) {
  return wallRoom(store, REASONS_REM) - verdicts.length * VERDICT_REM - (outcome && outcome !== 'none' ? SEAL_REM : 0);
}

function levelRows(ballot) {
  if (isKeptBack(ballot)) return html`<p class="sources">${fewWords()}</p>`;
  const counts = ballot.counts || ballot.live || {};
  const top = Math.max(1, ...ballot.levels.map(level => valueOf(counts[level.id]) || 0));
  return html`<ol class="levels">${ballot.levels.map(level => {
    const n = valueOf(counts[level.id]) || 0;
    return html`<li ?data-none=${!n} ?data-blocks=${level.blocks}><span class="title">${pick(level.title)}</span><progress class="level-bar" max=${top} value=${n}
      aria-label=${pick(level.title)}></progress>
      <strong class="number">${n}</strong></li>`;
  })}</ol>`;
}

function reasonsList(store, ballot, page) {
  if (!page.shown.length) return nothing;
  return html`<div class="reasons"><h2>${t('他们这样说')}${pageMark(page)}</h2><ul>${page.shown.map(one => html`<li><p><span
    class="badge">${sideWords(one.level, ballot)}</span>${one.who ? who(one.who, groupsKnown(store)) : nothing}</p><q>${one.text}</q></li>`)}</ul></div>`;
}
