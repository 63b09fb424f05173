/** A sentence or a heading of the scribe's own; what is typed stays in this browser until the outbox has it. */
import {html, nothing} from '../../vendor/lit.js';
import {lang, t} from '../i18n.js';
import {keepTyped, typedAt} from './typed.js';

const nameAt = place => `new/${place}`;

/** Opens the empty field after that sentence of that section. */
export function openAdd(scribe, place, after, heading) {
  keepTyped(nameAt(place), {text: '', ...typedAt(nameAt(place)), after, heading});
  scribe.changed();
  requestAnimationFrame(() => document.querySelector(`[data-key="${CSS.escape(nameAt(place))}"]`)?.focus());
}

/** The field where one is open, else the verb that opens it at the end of the section. */
export function addView(scribe, place, last) {
  const name = nameAt(place);
  const open = typedAt(name);
  if (scribe.store.get('paper')?.state === 'sealed') return nothing;
  if (!open) return html`<p class="scribe-more"><button class="button" data-size="small" data-bare @click=${() => openAdd(scribe, place, last, false)}>${t('添一句')}</button></p>`;
  const refused = scribe.get(`refused.${name}`);
  const close = () => { keepTyped(name, null); scribe.changed(); };
  return html`<div class="scribe-add"><textarea rows="1" data-key=${name} maxlength="1000"
      aria-label=${open.heading ? t('新的小标题') : t('新的一句')} placeholder=${open.heading ? t('小标题') : t('写一句')}
      .value=${open.text}
      @input=${event => { keepTyped(name, {...typedAt(name), text: event.target.value}); scribe.changed(); }}></textarea>
    <p class="scribe-row"><button class="button" data-size="small" data-main data-send ?disabled=${!open.text.trim()}
      @click=${() => sendNew(scribe, place)}>${t('添上')} <kbd class="kbd" aria-hidden="true">Enter</kbd></button>
    <button class="button" data-size="small" @click=${close}>${t('不添了')}</button>${refused ? html`<span role="alert">${refused[lang] ?? refused.zh}</span>` : nothing}</p></div>`;
}

/** From the moment it is given to the outbox the outbox keeps it; what is refused comes back into the field. */
async function sendNew(scribe, place) {
  const name = nameAt(place);
  const open = typedAt(name);
  if (!open?.text.trim()) return;
  keepTyped(name, null);
  const answer = await scribe.act('add_line', {section: place, text: open.text, after: open.after, heading: open.heading}, name);
  if (!answer.ok) keepTyped(name, open);
  scribe.changed();
}
