/** Screens that only some methods need: one more file, fetched when a stage first asks for it. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {store} from './room.js';
import {heads, stage} from './things.js';
import {setUi} from './ui.js';

const PART = '../phone-later.js';
const RETRY_MS = 4000;
const KINDS = ['need', 'comment', 'question', 'offer', 'answer', 'action', 'report'];
const ASKED = ['second', 'amend', 'move', 'sign_up'];
const FLAT = [undefined, 'plenary', 'ring', 'online', 'none'];
const LARGEST_SCALE = 6;
let part = null;
let fetching = false;
let tries = 0;

/** Whether this stage asks for more than cards, talking in turn, dots and grades. */
export function beyond({write = [], allow = {}, floor, space, hat} = stage()) {
  return Boolean(hat) || heads().some(one => one.kind !== 'need') || !FLAT.includes(space?.kind) || ASKED.some(verb => allow[verb])
    || write.some(one => !KINDS.includes(one.kind)) || talksOtherwise(floor) || ballotsBeyond();
}

function talksOtherwise(floor) {
  if (!floor || floor.mode === 'none') return false;
  const marked = [floor.stance, floor.marker].some(word => word && word !== 'none');
  return marked || !['queue', 'round'].includes(floor.mode) || Boolean(floor.interrupts?.some(kind => kind !== 'clarify') || floor.total || floor.group_total);
}

/** Dots one by one and short scales are drawn from the start; other ballots are not. */
export function ballotsBeyond() {
  const all = store.all('ballot/');
  const open = all.filter(one => one.state === 'open');
  return open.length > 1 || (open.length ? open : all).some(one => one.question || one.levels?.length || !(one.type === 'dots' ? (one.per_item ?? 1) === 1 : shortScale(one)));
}

function shortScale({type, scale}) {
  return type === 'score' && scale && scale.to - scale.from <= LARGEST_SCALE;
}

/** What the later part shows on this route: `{body, tab, speaking}`, or null where the first part knows it better. */
export function laterScreen(name, rest) {
  return laterPart(true) ? part.methodScreen(name, rest) : {body: coming(), tab: '', speaking: false};
}

/** A screen that the later part draws for the first: what belongs after the meeting, or is seldom asked for. */
export const lent = name => id => laterPart(true)?.lentScreens[name](id) ?? coming();

/** Why this phone is out, and how to come back: the words come when the server has just said so, for then there is a line. */
export function goodbye(bye) {
  return laterPart(true)?.gone(bye) ?? html`<div class="phone"><main class="phone-main">${coming()}</main></div>`;
}

/** That file, or null while it is not here; `wanted`: it is fetched now. */
export function laterPart(wanted = false) {
  if (wanted && !part && !fetching) fetchPart();
  return part;
}

function coming() {
  return html`<h1 tabindex="-1">${t('正在打开')}</h1><p role="status" data-coming>${t('请稍等，马上就好。')}</p>`;
}

/** A browser keeps a failed import for good, so another try asks under another address. */
function fetchPart() {
  fetching = true;
  import(tries ? `${PART}?${tries}` : PART).then(found => { part = found; setUi({}); }, tryAgain);
}

function tryAgain() {
  tries += 1;
  setTimeout(() => { fetching = false; setUi({}); }, RETRY_MS);
}
