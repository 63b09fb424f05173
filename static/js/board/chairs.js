/** Who is here, by group, from three people up; an expected group nobody of whom has come is an empty chair. */
import {html, nothing, svg} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {groupOf, mark} from '../parts/mark.js';
import {evenly, linesOf} from './measure.js';
import {groupsKnown} from './facts.js';
import {pageMark, pageNow} from './paging.js';
import {brief} from './texts.js';

const CHAIR_EM = 7;
const CHAIR = 'M6 2v12M6 12h11v9M6 14v7';

/** The list of groups, `room` lines a page. */
export function chairs(store, room) {
  const {groups = [], missing = []} = store.get('people') || {};
  const rows = [...groups, ...missing.map(code => ({code}))];
  if (!rows.length) return nothing;
  const page = pageNow(evenly(rows, room, row => Math.min(2, linesOf(chairName(row, groupsKnown(store)), CHAIR_EM))));
  return html`<div class="chairs"><h2>${t('谁来了')}</h2><ul>${page.shown.map(row => chairRow(row, groupsKnown(store)))}</ul>${pageMark(page)}</div>`;
}

function chairRow({code, n}, groups) {
  const name = chairName({code}, groups);
  return n === undefined
    ? html`<li data-empty><svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${CHAIR}></path>`}</svg><span>${name}</span><span>${t('还空着')}</span></li>`
    : html`<li>${mark(code, groups)}<span>${name}</span><strong class="number">${n}</strong></li>`;
}

function chairName({code}, groups) {
  return brief(groupOf(code, groups) || code);
}
