/** A large button with a verb on it; greyed, it says why when tapped. */
import {html, nothing} from '../../vendor/lit.js';
import {icon} from '../parts/icon.js';
import {why} from '../parts/why.js';
import {mayNot, whyNot} from './may.js';
import {setUi, ui} from './ui.js';
import {t} from '../i18n.js';

/** `needs` is the key of me.may that decides; without it the button is always live. */
export function verb(word, act, {needs = '', sign = '', main = false, small = false} = {}) {
  const barred = needs && mayNot(needs);
  return barred ? barredVerb(word, needs, sign, small) : html`<button class="button" type="button" ?data-main=${main} data-size=${small ? 'small' : nothing}
      @click=${act}>${sign ? icon(sign) : nothing}${word}</button>`;
}

function barredVerb(word, needs, sign, small) {
  const name = `why-${needs.replace('/', '-')}`;
  const open = ui.open === name;
  return html`<div><button class="button" type="button" data-size=${small ? 'small' : nothing} aria-disabled="true" aria-expanded=${open} aria-controls=${name}
      @click=${() => setUi({open: open ? '' : name})}>${sign ? icon(sign) : nothing}${word}</button>
    ${open ? why(whyNot(needs), name) : nothing}</div>`;
}

/** A link to another of this phone's screens, as a button. */
export function doorway(word, route, {needs = '', sign = '', main = false, small = false} = {}) {
  return verb(word, () => { location.hash = route; }, {needs, sign, main, small});
}

/** Asks once more before something that cannot be taken back. */
export function sure(word, question, act, name, {small = true, sign = ''} = {}) {
  if (ui.open !== name) return verb(word, () => setUi({open: name}), {small, sign});
  return html`<div class="sure" role="group"><p>${question}</p><div class="row">${verb(word, act, {small, main: true})}${verb(t('先不'), () => setUi({open: ''}), {small})}</div></div>`;
}
