/** Which picture a ballot has, by what it asks and whether it is closed. */
import {pick, t} from '../i18n.js';
import {choosingSheet} from './choosing.js';
import {dotsSheet} from './dots.js';
import {stageNow} from './facts.js';
import {budgetAsked, fundedSheet} from './funded.js';
import {gradeSheet} from './grade.js';
import {levelsSheet} from './levels.js';
import {resultSheet} from './result.js';
import {several} from './severalword.js';
import {severalSheet} from './several.js';
import {standingsSheet} from './standings.js';
import {promptParts} from './texts.js';
import {yesnoSheet} from './yesno.js';

/** The sheet of the ballots here: of one, or of several side by side. */
export function ballotSheet(store, ballots) {
  if (ballots.length > 1) return severalSheet(store, ballots);
  const [ballot] = ballots;
  if (ballot.levels?.length) return levelsSheet(store, ballot);
  else if (ballot.item || ['yesno', 'consent'].includes(ballot.type)) return ballot.type === 'score' ? scoreSheet(store, ballot) : yesnoSheet(store, ballot);
  else if (ballot.type === 'score' || ballot.type === 'grade') return scoreSheet(store, ballot);
  else if (ballot.type === 'dots') return ballot.state === 'open' ? dotsSheet(store, ballot) : resultSheet(store, ballot);
  else if (ballot.type === 'budget') return ballot.state === 'open' ? openBallot(store, ballot, budgetAsked(store, ballot)) : fundedSheet(store, ballot);
  else return ballot.state === 'open' ? openBallot(store, ballot, {title: several(ballot)}) : standingsSheet(store, ballot);
}

/** Medians hang as a scale; sums, means and mixed scores as an order; points for several are given before the list of them. */
function scoreSheet(store, ballot) {
  if (ballot.type === 'score' && ballot.state === 'open' && ballot.items.length > 1 && !stageNow(store)?.subject) return openBallot(store, ballot, {title: pick(stageNow(store).title)});
  const byAxis = ballot.state === 'open' || !['mean', 'mixed', 'sum'].includes(ballot.count);
  return byAxis ? gradeSheet(store, ballot) : standingsSheet(store, ballot);
}

function openBallot(store, ballot, asked) {
  const {prompt} = stageNow(store);
  return choosingSheet(store, ballot, prompt ? {...asked, ...promptParts(prompt)} : asked, t('投票还剩'));
}
