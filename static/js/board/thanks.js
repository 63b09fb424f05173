/** The end: thanks, and what was decided on one slide. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {needsShown, tasksByDay} from './facts.js';
import {taskList, taskRows} from './commit.js';
import {evenly} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';

const ROOM_DECIDED = 7;

/** Tasks if there are any, otherwise what the room chose to talk about. */
export function thanksSheet(store) {
  const tasks = tasksByDay(store);
  const page = pageNow(evenly(tasks, wallRoom(store, ROOM_DECIDED), taskRows));
  return {
    where: [pick(store.get('meeting').title)],
    title: tasks.length ? t('今天定了什么') : t('谢谢各位街坊'),
    solemn: true,
    more: t('谢谢各位街坊。会议记录整理好就贴出来，也在您的手机里。'),
    time: null,
    aside: pageMark(page),
    main: tasks.length ? taskList(page.shown, store) : talkedAbout(store),
  };
}

function talkedAbout(store) {
  const chosen = needsShown(store).filter(need => need.chosen).sort((a, b) => a.chosen - b.chosen);
  return html`<ol class="decided talked">${chosen.slice(0, ROOM_DECIDED).map(need => html`<li><span class="what">${need.text}</span></li>`)}</ol>`;
}
