/** A refusal in the reader's language, told at once. */
import {html, nothing} from '../../vendor/lit.js';
import {lang} from '../i18n.js';

export function refusalIn(refusal) {
  return refusal ? html`<p class="fault" role="alert">${refusal[lang] ?? refusal.zh}</p>` : nothing;
}
