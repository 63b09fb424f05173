/** For, against, abstain: as asked, large, one above the other; then into the box. */
import {html, nothing} from '../../../vendor/lit.js';
import {icon} from '../../parts/icon.js';
import {t} from '../../i18n.js';
import {sidesOf, sideWords} from '../../barwords.js';
import {letter, length, bySign} from '../field.js';
import {draft} from '../ui.js';
import {castButton, castChoice, markChoice, marked, receipt, sheetOpen, turnout} from './cast.js';
import {secrecyLine} from './secrecy.js';

const CHARS_OF_REASON = 120;

/** The sheet of a yes/no or consent ballot. */
export function sidesSheet(ballot) {
  if (!sheetOpen(ballot)) return html`${receipt(ballot, wordsOf(ballot))}${turnout(ballot)}`;
  const side = sideOf(marked(ballot, null));
  const asks = needsReason(ballot, side);
  const form = `why/${ballot.id}`;
  const why = (draft(form).text || '').trim();
  return html`<div class="stack" role="radiogroup" aria-label=${t('请选一个')}>${sidesOf(ballot).map(one => sideButton(ballot, one, side === one))}</div>
    ${asks ? html`<p><strong>${t('为什么反对？请写一句，好一起改。')}</strong></p>${letter(form, t('理由'), CHARS_OF_REASON, 'text', bySign)}` : nothing}
    <div class="stack push">${castButton(ballot, asks ? {level: side, why} : side, gapOf(side, asks, why))}${secrecyLine(ballot)}</div>${turnout(ballot)}`;
}

function sideButton(ballot, side, on) {
  return html`<button class="button choice" type="button" role="radio" aria-checked=${on} @click=${() => markChoice(ballot, side)}>${on ? icon('check') : nothing}${sideWords(side, ballot)}</button>`;
}

/** A consent is stopped only by somebody who says why. */
function needsReason(ballot, side) {
  return ballot.type === 'consent' && side === 'against';
}

function gapOf(side, asks, why) {
  if (!side) return t('请先选一个，再投进票箱。');
  if (asks && !length(why)) return t('请写一句为什么反对。');
  return '';
}

const sideOf = choice => (choice && typeof choice === 'object' ? choice.level : choice);

function wordsOf(ballot) {
  const side = sideOf(castChoice(ballot));
  return side ? sideWords(side, ballot) : '';
}
