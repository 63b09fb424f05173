/** Buttons of the desk: a verb, its key, and a word when it may not be pressed. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';

/** The key as it is printed on the button. */
export function keyCap(key) {
  const names = {' ': t('空格'), Enter: t('回车'), ArrowDown: '↓', ArrowUp: '↑'};
  return key ? html`<kbd class="kbd" aria-hidden="true">${names[key] ?? key.toUpperCase()}</kbd>` : nothing;
}

/**
 * One verb. `needs` is the power it takes: hidden from a role without it, greyed with its reason when only the moment is wrong.
 * `off` greys it for a reason of the screen.
 */
export function verbButton(d, label, run, {key, needs, off, main = false, bare = false, title} = {}) {
  const barred = needs ? d.barred(needs) : '';
  if (barred === null) return nothing;
  const why = off || barred;
  return html`<button type="button" class="button" data-size="small" ?data-main=${main && !why} ?data-bare=${bare} data-key=${key ?? nothing}
    data-label=${typeof label === 'string' ? label : nothing} title=${why || title || nothing} aria-disabled=${why ? 'true' : nothing}
    @click=${() => (why ? d.say(why) : run())}>${label}${key ? html` ${keyCap(key)}` : nothing}</button>`;
}

/** A row of choices of which one holds; `options` are [value, words]. */
export function segment(current, options, choose, label) {
  return html`<div class="seg" role="group" aria-label=${label}>${options.map(([value, words]) => html`<button type="button"
    aria-pressed=${String(value === current)} @click=${() => choose(value)}>${words}</button>`)}</div>`;
}

/** A sliding switch with its words. */
export function switchRow(words, on, change, off = '') {
  return html`<button type="button" class="switchrow" role="switch" aria-checked=${String(on)} aria-disabled=${off ? 'true' : nothing} title=${off || nothing}
    @click=${() => off || change(!on)}><span class="switch" ?data-on=${on}></span>${words}</button>`;
}
