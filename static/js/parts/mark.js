/** The shape and pigment of a group. */
import {html, nothing, svg} from '../../vendor/lit.js';

const SHAPES = [
  'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z',
  'M12 1 23.5 22H.5z',
  'M2 2h20v20H2z',
  'M12 .5 23.5 12 12 23.5.5 12z',
  'M8 1h8v7h7v8h-7v7H8v-7H1V8h7z',
  'M0 18.5a12 12 0 0 1 24 0z',
  'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm0 6a5 5 0 1 1 0 10 5 5 0 0 1 0-10z',
  'M2 4h20v6H2zM2 14h20v6H2z',
];

/** The mark of group `code` among the meeting's `groups`; always beside a name, so it is silent. */
export function mark(code, groups) {
  const number = groupOf(code, groups)?.mark;
  if (!number) return nothing;
  return html`<svg class="mark" viewBox="0 0 24 24" data-group=${number} aria-hidden="true">${svg`<path fill-rule="evenodd" d=${SHAPES[number - 1]}></path>`}</svg>`;
}

/** The group `{code, zh, en, mark}` with this code, or undefined. */
export function groupOf(code, groups) {
  return groups?.find(group => group.code === code);
}
