/** The harvest: who reports, and what each table or group brought back. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {groupsKnown, stageNow} from './facts.js';
import {evenly, linesOf, packed} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';
import {speakers, timeLabel} from './speaking.js';
import {promptParts} from './texts.js';
import {titled} from '../parts/titled.js';
import {who} from '../parts/who.js';

const REPORT_EM = 17;
const REPORT_LINES = 10;
const READING_REM = 33;

/** The sheet of a stage with reports in turn. */
export function harvestSheet(store) {
  const stage = stageNow(store);
  const reports = reportsShown(store);
  const page = pageNow(packed(reports, wallRoom(store, REPORT_LINES), report => Math.min(4, linesOf(reportText(report), REPORT_EM)) + 1.8));
  const subject = store.get(`item/${stage.subject || stage.item}`);
  return {
    where: [pick(stage.title)],
    ...(subject ? {title: subject.text} : promptParts(stage.question || stage.prompt || stage.title)),
    time: {clock: store.get('clock'), label: timeLabel(store, t('还剩'))},
    main: html`<div class="dialogue">${speakers(store, t('请主持人请下一位'))}${reports.length ? html`<section class="harvest"><h2>${t('各桌带回来的')}${pageMark(page)}</h2>
      ${page.shown.map(report => reportSlip(store, report))}</section>` : nothing}</div>`,
  };
}

/** Reports to be read in peace: each beneath the topic it is about. */
export function readingSheet(store) {
  const stage = stageNow(store);
  const reports = reportsShown(store).reverse();
  const page = pageNow(evenly(reports, wallRoom(store, READING_REM), report => (Math.min(4, linesOf(reportText(report), REPORT_EM)) * 2.85 + 7.6) / 2));
  return {
    where: [pick(stage.title), t('{n} 份记录', {n: reports.length})],
    ...promptParts(stage.prompt || stage.title),
    time: {clock: store.get('clock'), label: t('还剩')},
    aside: pageMark(page),
    main: html`<div class="reading">${page.shown.map(report => reportSlip(store, report))}</div>`,
  };
}

/** Reports of tables, groups and sessions, the newest first. */
export function reportsShown(store) {
  return store.all('item/').filter(item => item.kind === 'report' && item.state === 'shown' && !item.covered).reverse();
}

function reportSlip(store, report) {
  const topic = titled(key => store.get(key), report);
  const space = store.get(`space/${report.space || report.fields?.space}`);
  return html`<article class="slip" data-glide=${`item/${report.id}`}>${topic === report.text ? nothing : html`<h3>${topic}</h3>`}<p>${reportText(report)}</p>
    <p class="slip-foot">${space ? html`<strong>${pick(space.title)}</strong>` : nothing}${report.by ? who(report.by, groupsKnown(store)) : nothing}</p></article>`;
}

/** The most important point of a report, or all of it where it has no fields. */
function reportText({text, fields}) {
  return text || fields?.most_important || fields?.points || '';
}
