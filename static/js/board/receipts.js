/** The published list of a secret vote: every receipt with what was chosen, page after page. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {chosenWords} from '../parts/chosen.js';
import {receiptWords} from '../receiptWords.js';
import {extraRem, headed} from './matter.js';
import {evenly, perLine} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';

/** Rem for the rows below a heading of two lines, and those that a row takes: no receipt may hide behind the foot. */
const LIST_REM = 34;
const rowRem = () => perLine(4.6, 4.1);
const LIST_COLUMNS = 2;

/** The closed ballot with a list that closed last, or undefined. */
export function lastPublished(store) {
  return store.all('ballot/').filter(one => one.closed_at && store.get(`receipts/${one.id}`)?.lines.length).sort((a, b) => b.closed_at - a.closed_at)[0];
}

function publishedHeading(store, ballot) {
  const about = store.get(`item/${ballot.item}`);
  return about ? headed(about) : {title: pick(ballot.question?.title ?? stageOfBallot(store, ballot)?.name) || t('公布的名单')};
}

function stageOfBallot(store, ballot) {
  return store.get('agenda')?.entries.find(entry => entry.stage === ballot.stage);
}

function rowsFor(store, ballot) {
  const about = store.get(`item/${ballot.item}`);
  return Math.floor(wallRoom(store, LIST_REM - (about ? extraRem(about) : 0)) / rowRem());
}

/** The sheet of its list. */
export function receiptsSheet(store, ballot) {
  const {lines, unreceipted} = store.get(`receipts/${ballot.id}`);
  const page = pageNow(evenly(lines, rowsFor(store, ballot) * LIST_COLUMNS), ballot.closed_at);
  return {
    where: [t('公布的名单'), t('{n} 张票', {n: lines.length})], ...publishedHeading(store, ballot), time: null, aside: pageMark(page),
    more: unreceipted ? t('请对一对自己的回执。其中 {n} 张没有手机回执。', {n: unreceipted}) : t('请对一对自己的回执。对不上，请马上告诉主持人。'),
    main: html`<ol class="receipts-list">${page.shown.map(([code, choice]) => html`<li><span>${receiptWords(code)}</span><strong>${chosenWords(store, ballot, choice)}</strong></li>`)}</ol>`,
  };
}
