/** Handing a vote in: what is marked, the button, and afterwards what I voted and how to change it. */
import {html, nothing} from '../../../vendor/lit.js';
import {banner} from '../../parts/banner.js';
import {t} from '../../i18n.js';
import {waiting} from '../acts.js';
import {choose, myChoice} from '../choice.js';
import {votedLine} from '../dots.js';
import {here} from '../room.js';
import {draft, setDraft, setUi, ui} from '../ui.js';
import {verb} from '../verb.js';
import {receiptSlip} from './receipts.js';
import {changeable} from './secrecy.js';

const draftName = ballot => `ballot/${ballot.id}`;

/** What I have put in the box, or null. */
export function castChoice(ballot) {
  return myChoice(ballot, null);
}

/** What is marked on this phone and not yet in the box; starts from what is in the box. */
export function marked(ballot, none) {
  return draft(draftName(ballot)).choice ?? castChoice(ballot) ?? none;
}

export function markChoice(ballot, choice) {
  setDraft(draftName(ballot), {choice});
  if (ui.open !== `change-${ballot.id}`) setUi({open: `change-${ballot.id}`});
}

/** Whether the sheet is open: not voted yet, or opened again to change. */
export function sheetOpen(ballot) {
  const told = here.me?.voted?.includes(ballot.id);
  const voted = ballot.lost ? told : castChoice(ballot) !== null || told;
  return !voted || (changeable(ballot) && ui.open === `change-${ballot.id}`);
}

/** The button that puts it in the box; `gap` says what is missing, `mind` is asked where it can never be changed. */
export function castButton(ballot, choice, gap = '') {
  const hand = () => handIn(ballot, choice, gap);
  const asking = ui.open === `sure-${ballot.id}`;
  if (changeable(ballot) || !asking) return verb(t('投进票箱'), changeable(ballot) ? hand : () => (gap ? hand() : setUi({open: `sure-${ballot.id}`, refusal: null})), {main: true});
  return html`<div class="sure" role="group"><p>${t('投出去就不能改了。就这样投吗？')}</p>
    <div class="row">${verb(t('就这样投'), hand, {main: true, small: true})}${verb(t('再看看'), () => setUi({open: ''}), {small: true})}</div></div>`;
}

function handIn(ballot, choice, gap) {
  if (gap) return setUi({refusal: {zh: gap, en: gap}});
  setDraft(draftName(ballot), null);
  choose(ballot, choice);
  return setUi({open: ''});
}

/** After voting: a slip with my own choice, which only this phone knows where the ballot is secret. */
export function receipt(ballot, words) {
  const sending = waiting('vote', args => args.ballot === ballot.id).length;
  return html`${banner(sending ? 'sending' : 'saved', sending ? t('正在投进票箱。') : t('已投进票箱。'))}
    ${words ? html`<div class="receipt"><p class="soft">${t('您投的是')}</p><p class="words">${words}</p></div>` : html`<p>${t('您已经投过了。怎么投的只有当时那部手机记得。')}</p>`}
    ${receiptSlip(ballot)}
    ${changeable(ballot) ? verb(t('改一改'), () => setUi({open: `change-${ballot.id}`})) : html`<p class="note">${t('这次投票投出去就不改了。')}</p>`}`;
}

/** "17 of 22 have voted". */
export function turnout(ballot) {
  return ballot.voted === undefined ? nothing : votedLine(ballot, {});
}
