/** Tasks as they are taken on, and at the end what was decided on one slide. */
import {html, nothing} from '../../vendor/lit.js';
import {day, pick, t} from '../i18n.js';
import {seal} from '../parts/seal.js';
import {stageNow, tasksByDay} from './facts.js';
import {evenly, linesOf, perLine} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';
import {verdicts, verdictTable} from './verdicts.js';

const ROOM_TASKS = 7;
const MOST_VERDICTS = 2;
const VERDICT_ROWS = 2;
const WHAT_EM = perLine(22, 25.5);

/** The sheet of the stage where tasks are taken on; what was decided stays above them where it is short. */
export function commitSheet(store) {
  const tasks = tasksByDay(store);
  const voted = verdicts(store);
  const above = voted.length > MOST_VERDICTS ? [] : voted;
  const page = pageNow(evenly(tasks, wallRoom(store, ROOM_TASKS - above.length * VERDICT_ROWS), taskRows));
  return {
    where: [pick(stageNow(store)?.title)],
    title: tasks.length ? t('{n} 件事有人认领了', {n: tasks.length}) : t('哪件事，谁来办，哪天办好？'),
    more: t('请在手机上点“我来认领一件”，签了才算数。'),
    time: {clock: store.get('clock'), label: t('认领还剩')},
    aside: pageMark(page),
    main: tasks.length ? html`${above.length ? verdictTable(store, above) : nothing}${taskList(page.shown, store)}` : verdictTable(store, voted.slice(0, ROOM_TASKS)),
  };
}

/** How many rows a task takes. */
export function taskRows(task) {
  return linesOf(task.what, WHAT_EM) > 1 ? 1.25 : 1;
}

/** Rows of tasks: day, what, who, and the seal of those who signed. */
export function taskList(tasks, store) {
  return html`<ol class="decided" data-few=${tasks.length < 5 ? '' : nothing}>${tasks.map(task => taskRow(task, store))}</ol>`;
}

function taskRow(task, store) {
  return html`<li data-glide=${`action/${task.id}`}>
    <span class="due">${task.due ? dueDay(task.due, store.get('meeting')) : t('待定')}</span><span class="what">${task.what}</span>
    <span class="by">${task.who?.name}</span>${isSigned(task) ? seal(t('签')) : html`<span class="soft">${t('待签')}</span>`}</li>`;
}

/** Whoever does it has signed; for somebody who is not here, anybody who vouches. */
export function isSigned({who: doer, confirmed = []}) {
  return doer?.id ? confirmed.includes(doer.id) : confirmed.length > 0;
}

/** 今天, 明天, or the date. */
function dueDay(due, meeting) {
  const days = Math.round((new Date(`${due}T12:00`) - new Date(`${meeting.starts.slice(0, 10)}T12:00`)) / 86400000);
  return {0: t('今天'), 1: t('明天')}[days] || day(due);
}
