/** The things one fills in: a ruled letter, a line, a date, a choice, a tick. Each keeps what is typed in its draft. */
import {html, live, nothing} from '../../vendor/lit.js';
import {roomFor} from '../parts/lengths.js';
import {icon} from '../parts/icon.js';
import {t} from '../i18n.js';
import {draft, setDraft} from './ui.js';

const keepTyping = (form, name) => event => setDraft(form, {[name]: event.target.value});

/** Letter paper for a text of at most `most` Chinese characters, with how many are left; `count` where letters count otherwise. */
export function letter(form, label, most, name = 'text', count = roomFor) {
  const text = draft(form)[name] || '';
  const more = count(text, most);
  return html`<div class="stack-tight"><div class="letter"><textarea rows="3" aria-label=${label} aria-describedby="count" enterkeyhint="done" .value=${live(text)}
      @input=${keepTyping(form, name)}></textarea></div>
    <p class="letter-foot" id="count" data-state=${more < 0 ? 'over' : nothing}>${more < 0
      ? html`<strong>${t('多了 {n} 个字，请删短一些', {n: -more})}</strong>`
      : html`<span>${t('还能写 {n} 个字', {n: more})}</span>`}</p></div>`;
}

/** The same with its name above it, where a form has several. */
export const lettered = (form, label, most, name) => html`<div class="stack-tight"><strong>${label}</strong>${letter(form, label, most, name)}</div>`;

/** How many signs were written. */
export function length(text) {
  return [...text.trim()].length;
}

/** Where every sign counts as one: the reasons in a ballot, of which all take the same room in the box. */
export const bySign = (text, most) => most - length(text);

/** One line; `note` stands below it. */
export function line(form, name, label, {note = '', type = 'text', mode = nothing, min = nothing} = {}) {
  return html`<label class="field"><span>${label}</span><input type=${type} inputmode=${mode} min=${min} autocomplete="off" .value=${live(draft(form)[name] || '')} @input=${keepTyping(form, name)}>
    ${note ? html`<span class="note">${note}</span>` : nothing}</label>`;
}

/** A day from today on. */
export function dayField(form, name, label) {
  return line(form, name, label, {type: 'date', min: new Date().toISOString().slice(0, 10)});
}

/** Large rows of which one is chosen: `[code, word, note]`. */
export function choices(form, name, label, rows, {chosen = draft(form)[name], pick = code => setDraft(form, {[name]: code})} = {}) {
  return html`<fieldset class="field"><legend>${label}</legend><div class="stack-tight" role="radiogroup" aria-label=${label}>
    ${rows.map(([code, word, note]) => option('radio', code === chosen, () => pick(code), word, note))}</div></fieldset>`;
}

/** One row to choose or tick, with a sticker that shows which. */
export function option(role, checked, act, word, note = '') {
  return html`<button class="option" type="button" role=${role} aria-checked=${checked} @click=${act}><span>${word}${note ? html`<br><span
      class="note">${note}</span>` : nothing}</span><span class="sticker">${checked ? icon('check') : nothing}</span></button>`;
}

/** A single tick; `standing` is how it stands before anybody touched it. */
export function tick(form, name, word, {note = '', standing = false} = {}) {
  const on = draft(form)[name] ?? standing;
  return option('checkbox', on, () => setDraft(form, {[name]: !on}), word, note);
}
