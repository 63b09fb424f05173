/** Several votes side by side, one for each item: how far each is, or what became of it. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {sidesOf, sideWords} from '../barwords.js';
import {plainNumber} from '../numbers.js';
import {stageNow} from './facts.js';
import {evenly, linesOf, perLine} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';
import {fewWords, isKeptBack} from '../parts/few.js';

const SEVERAL_ROWS = 8;
const SEVERAL_EM = perLine(19, 22);

/** The sheet of a stage with a ballot an item. */
export function severalSheet(store, ballots) {
  const open = ballots.filter(ballot => ballot.state === 'open').length;
  const rows = ballots.map(ballot => ({ballot, title: store.get(`item/${ballot.item}`)?.text || ''}));
  const page = pageNow(evenly(rows, wallRoom(store, SEVERAL_ROWS), row => (linesOf(row.title, SEVERAL_EM) > 1 ? 1.7 : 1)));
  return {
    where: [pick(stageNow(store).title)],
    title: open ? t('{n} 件一起投，请每件都表个态', {n: ballots.length}) : t('{n} 件，{carried} 件通过', {n: ballots.length, carried: ballots.filter(one => one.outcome === 'carried').length}),
    time: open ? {clock: store.get('clock'), label: t('投票还剩')} : null,
    aside: pageMark(page),
    main: html`<ol class="standings" data-several data-few=${page.shown.length < 6 ? '' : nothing}>${page.shown.map(({ballot, title}) => html`<li
      ?data-out=${ballot.outcome === 'failed'}><span class="title">${title}</span>${state(ballot)}</li>`)}</ol>`,
  };
}

function state(ballot) {
  if (ballot.state === 'open') return html`<span class="votes">${t('{voted} / {of} 已投', {voted: ballot.voted, of: ballot.eligible})}</span><span></span>`;
  const counts = sidesOf(ballot).filter(side => ballot.counts?.[side] !== undefined).slice(0, 3).map(side => t('{side} {n}', {side: sideWords(side, ballot),
    n: plainNumber(ballot.counts[side])}));
  const numbers = isKeptBack(ballot) ? fewWords() : counts.join(t('，'));
  const words = {carried: t('通过'), failed: t('未通过'), tied: t('平局')}[ballot.outcome];
  return html`<span class="votes">${numbers}</span>${ballot.outcome === 'carried' ? html`<span class="seal">${words}</span>` : html`<span class="soft">${words || ''}</span>`}`;
}
