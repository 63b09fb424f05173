/** The end: thanks, and what was decided on one slide. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {convened} from './convened.js';
import {needsShown, tasksByDay} from './facts.js';
import {taskList, taskRows} from './commit.js';
import {evenly} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';
import {verdictRows, verdicts, verdictTable} from './verdicts.js';

const ROOM_DECIDED = 7;

/** What was voted and the tasks, if there are any, otherwise what the room chose to talk about. */
export function thanksSheet(store) {
  const tasks = tasksByDay(store);
  const voted = verdicts(store);
  const page = pageNow(pagesOf(store, voted, tasks));
  return {
    where: [pick(store.get('meeting').title), convened(store.get('meeting'))],
    title: tasks.length || voted.length ? t('今天定了什么') : t('谢谢各位街坊'),
    solemn: true,
    more: t('谢谢各位街坊。会议记录整理好就贴出来，也在您的手机里。'),
    time: null,
    aside: pageMark(page),
    main: voted.includes(page.shown[0]) ? verdictTable(store, page.shown) : tasks.length ? taskList(page.shown, store) : talkedAbout(store),
  };
}

/** First what the votes said, then who does what. */
function pagesOf(store, voted, tasks) {
  const room = wallRoom(store, ROOM_DECIDED);
  const pages = [...(voted.length ? evenly(voted, room, one => verdictRows(store, one)) : []), ...(tasks.length ? evenly(tasks, room, taskRows) : [])];
  return pages.length ? pages : [[]];
}

function talkedAbout(store) {
  const chosen = needsShown(store).filter(need => need.chosen).sort((a, b) => a.chosen - b.chosen);
  return html`<ol class="decided talked">${chosen.slice(0, ROOM_DECIDED).map(need => html`<li><span class="what">${need.text}</span></li>`)}</ol>`;
}
