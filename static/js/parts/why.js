/** Why a greyed button is grey; it opens beneath the button. */
import {html} from '../../vendor/lit.js';
import {icon} from './icon.js';

export function why(words, id) {
  return html`<p class="why" id=${id} role="status">${icon('info')}<span>${words}</span></p>`;
}
