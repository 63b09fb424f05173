/** While people choose among several (picks, places of a ranking, points, projects to be paid for): what there is to choose from, and how many have voted. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {dotsRow} from '../parts/dotsRow.js';
import {titled} from '../parts/titled.js';
import {stageNow} from './facts.js';
import {money} from './funded.js';
import {evenly, linesOf, perLine} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';

const CHOICE_ROWS = 8;
const CHOICE_EM = perLine(25, 28);
const PRICED_EM = perLine(19, 21);
const ROW_OF_CHOOSERS = 120;

/** The sheet of such a ballot, by nobody's name and without any count of what was chosen. */
export function choosingSheet(store, ballot, asked, label) {
  const rows = ballot.items.map(id => ({id, title: titled(key => store.get(key), store.get(`item/${id}`)), cost: ballot.costs?.[id]}));
  const priced = rows.some(({cost}) => cost !== undefined);
  const page = pageNow(evenly(rows, wallRoom(store, CHOICE_ROWS), row => (linesOf(row.title, priced ? PRICED_EM : CHOICE_EM) > 1 ? 1.7 : 1)));
  return {
    where: [pick(stageNow(store)?.title), ballot.secrecy === 'secret' ? t('不记名') : ''].filter(Boolean),
    ...asked,
    time: {clock: store.get('clock'), label},
    aside: pageMark(page),
    main: html`<div class="choosing"><ol class="standings" data-choices ?data-priced=${priced} data-few=${page.shown.length <= 6 ? '' : nothing}>${page.shown.map(choiceRow)}</ol>
      ${chosenSoFar(ballot)}</div>`,
  };
}

function choiceRow({id, title, cost}) {
  return html`<li data-glide=${`item/${id}`}><span class="title">${title}</span>${cost === undefined ? nothing : html`<strong class="number">${money(cost)}</strong>`}</li>`;
}

function chosenSoFar({voted, eligible}) {
  return html`<section class="choosers"><p class="giant"><span class="number">${voted}</span> <small>${t('/ {of} 已投', {of: eligible})}</small></p>
    ${eligible <= ROW_OF_CHOOSERS ? dotsRow(voted, {of: eligible}) : nothing}</section>`;
}
