/** An enamel plate: a place, the kind of an answer. */
import {html} from '../../vendor/lit.js';

export function plate(word, {quiet = false} = {}) {
  return html`<span class="plate" ?data-quiet=${quiet}>${word}</span>`;
}
