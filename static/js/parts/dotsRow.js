/** A row of round stickers, and how many of them are still empty. */
import {html} from '../../vendor/lit.js';

/** `filled` of `of` dots; the representatives' are hollow and `apart`. The number in words stands beside it. */
export function dotsRow(filled, {of = filled, apart = false} = {}) {
  return html`<span class="dots" ?data-apart=${apart} aria-hidden="true">${Array.from({length: of}, (unused, n) => html`<i ?data-empty=${n >= filled}></i>`)}</span>`;
}
