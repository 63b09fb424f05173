/** The cards beneath a need, in their writers' words, as many as fit. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {mark} from '../parts/mark.js';
import {groupsKnown} from './facts.js';
import {linesOf, packed} from './measure.js';

const OWN_EM = 16;

/** Quotes for `room` lines, each with the mark of its writer's group, and how many more there are. */
export function ownWords(store, cards, room) {
  const shown = packed(cards, room, card => linesOf(card.text, OWN_EM) + .4)[0];
  const rest = cards.length - shown.length;
  return html`<ul class="originals">${shown.map(card => html`<li>${card.by ? mark(card.by.group, groupsKnown(store)) : html`<span></span>`}<q>${card.text}</q></li>`)}</ul>
    ${rest ? html`<p class="soft">${t('还有 {n} 张，都在您手机里。', {n: rest})}</p>` : nothing}`;
}
