/** Form fields bound to the ui store: nothing typed here is lost when somebody else acts. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';

/** One line, or several with `rows`. `name` is the key in the ui store. */
export function textField(d, name, label, {rows = 0, hint, required = false, first = false, type = 'text', max, list, mode} = {}) {
  const typed = event => d.ui.set(name, event.target.value);
  const input = rows
    ? html`<textarea class="field" rows=${rows} .value=${d.ui.get(name)} placeholder=${hint ?? nothing} ?required=${required} ?autofocus=${first}
        maxlength=${max ?? nothing} @input=${typed}></textarea>`
    : html`<input class="field" type=${type} .value=${d.ui.get(name)} placeholder=${hint ?? nothing} ?required=${required} ?autofocus=${first}
        maxlength=${max ?? nothing} inputmode=${mode ?? nothing} list=${list ?? nothing} autocomplete="off" @input=${typed}>`;
  return html`<label class="fieldrow"><span>${label}</span>${input}</label>`;
}

/** A list to choose from; `options` are [value, words], or [words, [[value, words]…]] for a heading. */
export function selectField(d, name, label, options, {empty, required = false, first = false} = {}) {
  const chosen = d.ui.get(name);
  const option = ([value, words]) => (Array.isArray(words)
    ? html`<optgroup label=${value}>${words.map(option)}</optgroup>`
    : html`<option value=${value} .selected=${value === chosen}>${words}</option>`);
  return html`<label class="fieldrow"><span>${label}</span><select class="field" ?required=${required} ?autofocus=${first}
    @change=${event => d.ui.set(name, event.target.value)}>
    ${empty === undefined ? nothing : html`<option value="" .selected=${!chosen}>${empty}</option>`}${options.map(option)}</select></label>`;
}

/** A box to tick. */
export function tickField(d, name, words) {
  return html`<label class="tickrow"><input type="checkbox" class="tick" .checked=${Boolean(d.ui.get(name))}
    @change=${event => d.ui.set(name, event.target.checked)}><span>${words}</span></label>`;
}

/** Radio buttons in a row that wraps; `options` are [value, words]. */
export function choiceField(d, name, label, options) {
  const chosen = d.ui.get(name);
  return html`<fieldset class="choices"><legend>${label}</legend>${options.map(([value, words]) => html`<label class="choice" ?data-on=${value === chosen}>
    <input type="radio" name=${name} .checked=${value === chosen} @change=${() => d.ui.set(name, value)}><span>${words}</span></label>`)}</fieldset>`;
}

/** A date, with the days that people say. `days` counts from the day of the meeting. */
export function dateField(d, name, label, {required = false} = {}) {
  const near = [[0, t('今天')], [3, t('三天')], [7, t('一周')], [14, t('两周')], [30, t('一个月')]];
  return html`<div class="fieldrow"><label for=${name}>${label}</label><div class="daterow"><input id=${name} class="field" type="date" ?required=${required}
    .value=${d.ui.get(name)} @input=${event => d.ui.set(name, event.target.value)}>${near.map(([days, words]) => html`<button type="button"
    class="chip" @click=${() => d.ui.set(name, dayAfter(days))}>${words}</button>`)}</div></div>`;
}

/** The ISO date `days` after today, by this computer's calendar. */
export function dayAfter(days) {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}
