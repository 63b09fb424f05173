/** A writing screen: heading, what to fill in, one button; what was typed stays until it has been taken. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {send} from './acts.js';
import {mayNot, whyNot} from './may.js';
import {draft, go, setDraft, setUi} from './ui.js';
import {verb} from './verb.js';
import {why} from '../parts/why.js';

/** `missing(draft)` names what is still to fill in, or ''; `args(draft)` makes the act's args. */
export function form({name, title, intro = nothing, body, button, act, needs, args, missing = () => '', after = '', note = nothing}) {
  const barred = needs && mayNot(needs);
  return html`<h1 tabindex="-1">${title}</h1>${intro}
    <form class="stack" novalidate @submit=${event => { event.preventDefault(); hand(); }}>${body}
      <div class="stack push">
        ${barred ? why(whyNot(needs), 'barred') : html`<button class="button" data-main>${button}</button>`}
        ${note}
        ${verb(t('先放着'), () => go(after), {small: true})}
      </div></form>`;

  function hand() {
    const typed = draft(name);
    const gap = missing(typed);
    if (gap) setUi({refusal: {zh: gap, en: gap}});
    else handOver(typed);
  }

  function handOver(typed) {
    const taken = args(typed);
    setDraft(name, null);
    send(act, taken, () => giveBack(typed));
    go(after);
  }

  /** Refused: the text returns to where it was typed, unless something new stands there. */
  function giveBack(typed) {
    if (!Object.keys(draft(name)).length) setDraft(name, {...typed, refused: true});
  }
}

/** The values of a draft that were filled in, trimmed. */
export function filled(typed, names) {
  return Object.fromEntries(names.map(name => [name, typeof typed[name] === 'string' ? typed[name].trim() : typed[name]]).filter(([, value]) => value));
}
