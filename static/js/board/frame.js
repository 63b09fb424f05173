/** The wall around every sheet: where we are, what is asked, how long; below the waist the door and the steps. */
import {html, nothing} from '../../vendor/lit.js';
import {clockFace} from '../parts/clockFace.js';
import {plate} from '../parts/plate.js';
import {waist} from '../parts/waist.js';
import {dado} from './dado.js';
import {stageNow} from './facts.js';
import {hatWord} from './hat.js';
import {joinLarge} from './join.js';
import {keysCard} from './keys.js';
import {ems} from './measure.js';
import {noticeBand} from './notices.js';
import {brief} from './texts.js';

const TITLE_LINE_EM = 17;

/** Draws a sheet: `{where, title, heading, size, more, solemn, time: {clock, label} or null, aside, door, main}`; `heading` is the title with marks in it. */
export function frame(sheet, store, wall) {
  const clock = sheet.time?.clock;
  return html`<header class="board-head" data-clock=${clock ? '' : nothing}>
      <p class="board-where">${plate(brief(store.get('meeting').place))}${hatWord(stageNow(store)?.hat)}<span>${whereLine(store, sheet)}</span></p>
      <div class="prompt">${titleView(sheet)}
        ${sheet.more ? html`<p class="prompt-more">${sheet.more}</p>` : nothing}</div>
      ${clock ? clockFace(clock, sheet.time.label) : nothing}${sheet.aside ? html`<div class="board-aside">${sheet.aside}</div>` : nothing}</header>
    <main class="board-main">${sheet.main}</main>
    <footer>${noticeBand(store)}${waist(clock)}${dado(store, wall, sheet.door !== false && store.get('meeting').phones !== false)}</footer>
    ${wall.join ? joinLarge(store) : nothing}${wall.help ? keysCard() : nothing}`;
}

/** Under a hat the stage's title goes on from the hat's own word (红帽 感受); what is the heading is not said twice. */
function whereLine(store, {where, title}) {
  const [first, ...rest] = where;
  return [stageNow(store)?.hat ? first?.replace(/^[^：:]{1,8}[：:]\s*/, '') : first, ...rest].filter(words => words && words !== title).join(' · ');
}

/** A motion stands in full and shrinks with its length; any other title has two lines. */
function titleView({title, heading, size, solemn}) {
  if (size) return html`<h1 class="motion" data-size=${size}>${heading}</h1>`;
  return html`<h1 class=${solemn ? 'solemn' : nothing} data-long=${ems(title) > TITLE_LINE_EM ? '' : nothing}>${title}</h1>`;
}
