/** A sentence whose number stands out. */
import {html} from '../../vendor/lit.js';

/** `text` with the first `number` in it set in heavy type. */
export function counted(text, number) {
  const [before, ...after] = text.split(String(number));
  return html`${before}<strong class="number">${number}</strong>${after.join(String(number))}`;
}
