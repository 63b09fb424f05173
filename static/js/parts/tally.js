/** One box a vote, and the bar to clear as a line between two boxes. */
import {html, nothing, svg} from '../../vendor/lit.js';

const BOXES = 60;
const ZHENG_STROKES = ['M8 14H92', 'M50 14V88', 'M52 50H84', 'M26 44V88', 'M6 88H94'];

/** `n` of `of` votes; beyond sixty a solid bar. `line` {at, words} stands after that many boxes. */
export function tally(n, of, {against = false, line = null, label = ''} = {}) {
  if (of > BOXES) return html`<progress class="tally-bar" max=${of || 1} value=${n} aria-label=${label}></progress>`;
  const boxes = Array.from({length: of}, (unused, place) => html`<i ?data-empty=${place >= n}></i>${line && Math.min(line.at, of) === place + 1 ? lineMark(line) : nothing}`);
  return html`<div class="tally" data-side=${against ? 'against' : nothing} role="img" aria-label=${label}>${boxes}</div>`;
}

function lineMark({words}) {
  return html`<b>${words ? html`<span>${words}</span>` : nothing}</b>`;
}

/** 正: five strokes a character, the way a room counts on a blackboard. */
export function zheng(n) {
  const full = Math.floor(n / 5);
  const strokes = [...Array.from({length: full}, () => 5), ...(n % 5 ? [n % 5] : [])];
  return html`<div class="zheng" aria-hidden="true">${strokes.map(count => html`<svg viewBox="0 0 100 100">${svg`<path d=${ZHENG_STROKES.slice(0, count).join('')}></path>`}</svg>`)}</div>`;
}
