/** A juror's sheet: every question on its scale for one entry at a time, the sums of all entries below. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {choose, keepChoice, myChoice} from '../choice.js';
import {item} from '../things.js';
import {setUi, ui} from '../ui.js';
import {why} from '../../parts/why.js';
import {axisName} from './axes.js';
import {turnout} from './cast.js';
import {isOwn} from './picks.js';
import {secrecyLine} from './secrecy.js';
import {sheetTable} from './sheetTable.js';

/** `at` is the entry that is open, by its place. */
export function scoreSheet(ballot) {
  const choice = myChoice(ballot);
  const id = openEntry(ballot, choice);
  return html`${ballot.items.length > 1 ? entryTabs(ballot, choice, id) : nothing}
    <p class="quote">${item(id)?.text}</p>
    ${ballot.own === false && isOwn(item(id) || {}) ? why(t('这一条是您自己的，请投给别人的。'), 'own-entry') : ballot.axes.map(axis => axisField(ballot, choice, id, axis))}
    <p role="status"><strong>${sumWords(ballot, choice[id])}</strong></p>
    ${secrecyLine(ballot)}${turnout(ballot)}${sheetTable(ballot)}`;
}

/** The one she opened, otherwise the first that is not complete. */
function openEntry(ballot, choice) {
  const [, , wanted] = ui.route.split('/');
  if (ballot.items.includes(wanted)) return wanted;
  return ballot.items.find(id => !whole(ballot, choice[id])) || ballot.items[0];
}

function entryTabs(ballot, choice, open) {
  return html`<nav class="row" aria-label=${t('各个参评的')}>${ballot.items.map((id, n) => html`<a class="button" data-size="small" href=${`#ballot/${ballot.id}/${id}`}
    aria-current=${id === open ? 'true' : nothing} aria-label=${t('第 {n} 个：{text}', {n: n + 1, text: item(id)?.text || ''})}>${n + 1}${whole(ballot, choice[id]) ? ' ✓' : ''}</a>`)}</nav>`;
}

/** The numbers open under the question; one that has its number is folded. */
function axisField(ballot, choice, id, axis) {
  const score = choice[id]?.[axis];
  const name = `axis-${id}-${axis}`;
  const firstGap = ballot.axes.find(one => choice[id]?.[one] === undefined);
  const open = ui.open === name || (firstGap === axis && !ui.open.startsWith(`axis-${id}`));
  return html`<fieldset class="field"><legend class="only-heard">${axisName(axis)}</legend>
    <button class="option" type="button" aria-expanded=${open} @click=${() => setUi({open: open ? 'axis' : name})}><span>${axisName(axis)}<br><span
      class="note">${t('{from} 到 {to} 分', ballot.scale)}</span></span><span class="score number">${score ?? '—'}</span></button>
    ${open ? html`<div class="numbers" role="radiogroup" aria-label=${axisName(axis)}>${scale(ballot).map(n => html`<button class="button" type="button" role="radio" aria-checked=${score === n}
      @click=${() => give(ballot, choice, id, axis, n)}>${n}</button>`)}</div>` : nothing}</fieldset>`;
}

function scale({scale: {from, to}}) {
  return Array.from({length: to - from + 1}, (unused, n) => from + n);
}

/** An entry counts as soon as all its questions are answered. */
function give(ballot, choice, id, axis, score) {
  const fresh = {...choice, [id]: {...choice[id], [axis]: score}};
  setUi({open: ''});
  if (whole(ballot, fresh[id])) choose(ballot, fresh, Object.fromEntries(Object.entries(fresh).filter(([, marks]) => whole(ballot, marks))));
  else keepChoice(ballot, fresh);
}

function whole(ballot, marks) {
  return ballot.axes.every(axis => marks?.[axis] !== undefined);
}

function sumWords(ballot, marks = {}) {
  const given = ballot.axes.filter(axis => marks[axis] !== undefined);
  const sum = given.reduce((all, axis) => all + marks[axis], 0);
  const most = ballot.scale.to * ballot.axes.length;
  return given.length === ballot.axes.length ? t('合计 {sum} 分，满分 {most}', {sum, most}) : t('打了 {n} 项，共 {of} 项', {n: given.length, of: ballot.axes.length});
}
