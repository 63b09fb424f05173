/** A stamp on what has been decided or signed, and on nothing else. */
import {html} from '../../vendor/lit.js';

export function seal(word) {
  return html`<span class="seal">${word}</span>`;
}
