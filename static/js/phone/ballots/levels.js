/** Levels of agreement as a ladder: one rung is mine; some ask for a reason, some stop the proposal. */
import {html, nothing} from '../../../vendor/lit.js';
import {badge} from '../../parts/badge.js';
import {icon} from '../../parts/icon.js';
import {pick, t} from '../../i18n.js';
import {length, letter, bySign} from '../field.js';
import {draft} from '../ui.js';
import {castButton, castChoice, markChoice, marked, receipt, sheetOpen, turnout} from './cast.js';
import {secrecyLine} from './secrecy.js';

const CHARS_OF_WHY = 120;
const levelOf = choice => choice?.level ?? choice;

/** The sheet: rungs from whole-hearted to blocking. */
export function levelSheet(ballot) {
  const mine = levelOf(castChoice(ballot));
  if (!sheetOpen(ballot)) return html`${receipt(ballot, mine ? pick(level(ballot, mine)?.title) : '')}${turnout(ballot)}`;
  const id = levelOf(marked(ballot, null));
  const chosen = level(ballot, id);
  const form = `why/${ballot.id}`;
  const why = (draft(form).text || '').trim();
  return html`<p class="soft">${t('从最赞成到最反对，请选最像您心里想的那一级。')}</p>
    <div class="ladder" role="radiogroup" aria-label=${t('您在哪一级？')}>${ballot.levels.map((one, n) => rung(ballot, one, n, one.id === id))}</div>
    ${chosen?.must_say_why ? html`<p><strong>${t('选“{level}”要写一句为什么，好一起改。', {level: pick(chosen.title)})}</strong></p>${letter(form, t('理由'), CHARS_OF_WHY, 'text', bySign)}` : nothing}
    <div class="stack push">${castButton(ballot, chosen?.must_say_why ? {level: id, why} : id, gapOfLevel(chosen, why))}${secrecyLine(ballot)}</div>${turnout(ballot)}`;
}

function level(ballot, id) {
  return ballot.levels.find(one => one.id === id);
}

/** The bar beside each rung is as long as the hand would be high. */
function rung(ballot, one, n, on) {
  const height = ballot.levels.length - n;
  return html`<button class="option rung" type="button" role="radio" aria-checked=${on} @click=${() => markChoice(ballot, one.id)}>
    <progress class="hand-level" max=${ballot.levels.length} value=${height} aria-hidden="true"></progress>
    <span>${pick(one.title)}${one.blocks ? html` ${badge(t('会拦住'))}` : nothing}${one.must_say_why ? html`<br><span class="note">${t('要写理由')}</span>` : nothing}</span>
    <span class="sticker">${on ? icon('check') : nothing}</span></button>`;
}

function gapOfLevel(chosen, why) {
  if (!chosen) return t('请先选一级，再投进票箱。');
  return chosen.must_say_why && !length(why) ? t('请写一句为什么选这一级。') : '';
}
