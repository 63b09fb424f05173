/** Open votes by name, and named votes by name and group: who chose what, where the rule lets it be seen. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sidesOf, sideWords} from '../barwords.js';
import {mark} from '../parts/mark.js';
import {groupsKnown} from './facts.js';

const NAMED_MOST = 22;

/** A line a side; for more people than a wall holds the numbers speak for themselves. */
export function votersNamed(store, ballot) {
  const choices = Object.entries(ballot.choices || {});
  if (!choices.length || choices.length > NAMED_MOST || ballot.state !== 'closed') return nothing;
  const rows = sidesOf(ballot).map(side => ({
    side,
    people: choices.filter(([, choice]) => sideChosen(choice) === side).map(([id]) => personOf(ballot, id)),
  }));
  const shown = rows.filter(({people}) => people.some(Boolean));
  return html`<dl class="named">${shown.map(({side, people}) => html`<div><dt>${sideWords(side, ballot)}</dt><dd>${people.filter(Boolean).map(one => html`<span
    class="who">${mark(one.group, groupsKnown(store))}<span>${one.name}</span></span>`)}</dd></div>`)}</dl>`;
}

/** The level or the side of one choice, however it is written. */
export function sideChosen(choice) {
  return choice?.level ?? choice;
}

/** Names travel with the ballot: the wall knows no roster. */
function personOf({people}, id) {
  return people?.[id] || null;
}
