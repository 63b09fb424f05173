/** Line icons, drawn in place so that every screen has them without a sprite. */
import {html, svg} from '../../vendor/lit.js';

const LINES = {
  hand: 'M7 12V5.5a1.5 1.5 0 0 1 3 0V11m0-1V3.5a1.5 1.5 0 0 1 3 0V11m0-.5V5a1.5 1.5 0 0 1 3 0v7m0-3.5a1.5 1.5 0 0 1 3 0V15c0 4-2.5 6.5-6 6.5-3 0-4.5-1-6-3.5L4.3 14a1.5 1.5 0 0 1 2.5-1.6L8 14',
  card: 'M4 4h16v16H4zM8 9h8M8 13h8M8 17h4',
  vote: 'M3 12h18v9H3zM8 12V3h8v9M10.5 7l1.5 1.5L14.5 6',
  more: 'M4 6h16M4 12h16M4 18h16',
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  check: 'm4 12.5 5.5 5.5L20 6.5',
  offline: 'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.3M2 9a14 14 0 0 1 4-2.6M10.5 5a14 14 0 0 1 11.5 4M14.5 10.2A10 10 0 0 1 19 12.5M8.5 16a5 5 0 0 1 7 0M11.5 19.5h1',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 6.5V12l3.5 2.5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.1',
  photo: 'M3 7h4l2-3h6l2 3h4v13H3zM12 9a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  paper: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  back: 'M15 5l-7 7 7 7',
  up: 'M12 20V5M6 11l6-6 6 6',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10.5 21h3',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
};

/** One icon by name; always beside a word, so it is silent. */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${LINES[name]}></path>`}</svg>`;
}
