/** Which screen this phone shows, and which tab it belongs to. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {here, store} from './room.js';
import {item, meeting, openBallot, stage} from './things.js';
import {ui} from './ui.js';
import {answerForm} from './answerForm.js';
import {away} from './away.js';
import {ballotPage} from './ballotPage.js';
import {cardForm} from './card.js';
import {close} from './close.js';
import {commit} from './commit.js';
import {dialogue, itemPage} from './dialogue.js';
import {gather} from './gather.js';
import {handPage} from './hand.js';
import {beyond, laterScreen, lent} from './later.js';
import {minePage} from './mine.js';
import {morePage} from './morePage.js';
import {objectForm} from './objectForm.js';
import {offerForm} from './offerForm.js';
import {peoplePage} from './peoplePage.js';
import {plan, welcome} from './welcome.js';
import {remarkForm} from './remarkForm.js';
import {rulesPage} from './rulesPage.js';
import {say} from './say.js';
import {shortlist} from './shortlist.js';
import {wallStage} from './table.js';
import {taskForm} from './taskForm.js';
import {turn} from './turn.js';
import {writePage} from './writePage.js';

const ROUTES = {
  hand: [handPage, 'hand'], write: [writePage, 'write'], vote: [ballotPage, 'vote'], more: [morePage, 'more'],
  card: [kind => cardForm(kind), 'write'], edit: [id => cardForm('need', (here.me?.own || []).find(one => one.id === id)), 'write'],
  comment: [remarkForm, 'write'], reply: [remarkForm, 'write'], offer: [offerForm, 'write'], answer: [answerForm, 'write'],
  task: [taskForm, 'write'], object: [objectForm, 'more'], report: [lent('reportForm'), 'more'], item: [itemPage, ''],
  mine: [minePage, 'more'], rules: [rulesPage, 'more'], people: [peoplePage, 'more'], name: [lent('nameForm'), 'more'], papers: [lent('papersPage'), 'more'],
  plan: [() => html`<h1 tabindex="-1">${t('今天的安排')}</h1>${plan()}`, 'more'],
};

/** `{body, tab, speaking}`; whoever is writing is not torn away by her turn. */
export function screen() {
  const [name, id = '', ...rest] = ui.route.split('/');
  const other = (name && !ROUTES[name]) || beyond() ? laterScreen(name, [id, ...rest]) : null;
  return other || firstScreen(name, id);
}

function firstScreen(name, id) {
  if (here.me?.speaking && !ui.route.includes('/')) return {body: turn(), tab: '', speaking: true};
  if (!ROUTES[name]) return nowScreen();
  const [draw, tab] = ROUTES[name];
  return {body: draw(id), tab, speaking: false};
}

/** What happens now, by what the stage allows. */
function nowScreen() {
  const [draw, tab] = forStage(stage());
  return {body: draw(), tab, speaking: false};
}

function forStage(now) {
  const kinds = (now.write || []).map(one => one.kind);
  if (meeting().state === 'ended' || kinds.includes('report')) return [lent('after'), 'more'];
  if (!now.id) return [arriving, ''];
  if (here.me?.present === false) return [away, ''];
  if (store.get('readback')) return [close, ''];
  if (openBallot()) return [ballotPage, 'vote'];
  if (now.idle && !now.floor) return [nothingToVote, 'vote'];
  if (now.item && item(now.item)) return [dialogue, ''];
  if (kinds.includes('action')) return [commit, ''];
  if (now.floor && now.floor.mode !== 'none') return [say, ''];
  if (kinds.includes('need')) return [gather, ''];
  return quiet();
}

/** A stage in which nothing is written or said: before the first card, after a ballot, or between. */
function quiet() {
  if (!store.all('item/').length) return [welcome, ''];
  return store.all('ballot/').length ? [shortlist, ''] : [wallStage, ''];
}

/** A stage that votes about a list that came out empty. */
function nothingToVote() {
  return html`<h1 tabindex="-1">${pick(stage().title)}</h1><p role="status">${t('这一步没有可投的，请等主持人往下走。')}</p>`;
}

function arriving() {
  return html`<h1 tabindex="-1">${t('正在进会场')}</h1><p role="status">${t('请稍等，马上就好。')}</p>`;
}
