/** The map of tables, pairs and groups: who sits where, and where to go now. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {titled} from '../parts/titled.js';
import {who} from '../parts/who.js';
import {groupsKnown, stageNow} from './facts.js';
import {ems, evenly} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';
import {leading, promptParts} from './texts.js';

const TABLES_REM = 36.5;
const QUIET_TABLES = 16;
const FEW = 4;
const MANY = 12;
const MARK_EM = 1.9;
const WALL_REM = 108;

/** The sheet of a stage at tables, in pairs or in groups. */
export function tablesSheet(store) {
  const stage = stageNow(store);
  const spaces = store.all('space/').filter(space => ['table', 'pair', 'group'].includes(space.kind));
  const named = !isFree(stage);
  const page = pageNow(named ? pagesOfTables(spaces, wallRoom(store, TABLES_REM)) : evenly(spaces, QUIET_TABLES));
  return {
    where: [stage.round ? t('第 {n} 轮，共 {of} 轮', stage.round) : '', pick(stage.title)].filter(Boolean),
    ...tableAsked(stage, spaces),
    time: {clock: store.get('clock'), label: stage.round ? t('这一轮还剩') : t('还剩')},
    aside: pageMark(page),
    main: html`<ol class="tables" data-columns=${columnsOf(spaces.length)} data-kind=${spaces[0]?.kind} data-few=${spaces.length <= FEW ? '' : nothing} data-many=${isMany(spaces) ? ''
      : nothing}>${page.shown.map(space => tableView(store, space, named))}</ol>`,
  };
}

/** Where people walk as they like nobody is named: nobody shall be blamed for leaving. */
function isFree(stage) {
  return stage.move?.policy === 'free' || stage.assign?.by === 'sign_up';
}

function tableAsked(stage, spaces) {
  if (stage.floor?.mode === 'report') return {title: pick(stage.title)};
  if (['rotate', 'new_faces'].includes(stage.move?.policy) && !stage.floor) return {title: t('下一轮去哪桌？请找自己的名字'), more: t('桌长留下，别人换桌。')};
  if (stage.question) return {title: pick(stage.question), more: stage.prompt ? pick(stage.prompt) : undefined};
  if (stage.prompt) return promptParts(stage.prompt);
  if (spaces[0]?.kind === 'pair') return {title: t('两个人一对，请找自己的名字')};
  return {title: stage.allow?.sign_up ? t('想去哪一组，请签名') : pick(stage.title)};
}

function tableView(store, space, named) {
  const item = space.item && store.get(`item/${space.item}`);
  return html`<li class="table" ?data-done=${space.done} data-glide=${`space/${space.id}`}><h2>${item ? titled(key => store.get(key), item) : leading(pick(space.title))}</h2>
    ${named && space.people?.length ? html`<ul>${space.people.map(one => html`<li ?data-host=${one.id === space.host?.id}>${who(one, groupsKnown(store))}</li>`)}</ul>` : nothing}
    <p class="foot">${space.host && !named ? html`<span>${space.host.name}</span>` : nothing}<span class="number">${space.done ? t('到齐了') : countWords(space)}</span></p></li>`;
}

function countWords({n, cap, kind}) {
  if (kind === 'pair') return '';
  return cap ? t('{n} / {cap} 人', {n, cap}) : t('{n} 人', {n});
}

function isMany(spaces) {
  return spaces.length > MANY;
}

function columnsOf(count) {
  return count > MANY ? 5 : {1: 1, 2: 2, 3: 3, 5: 3, 6: 3}[count] || 4;
}

/** Rows of tables, each as high as its longest list of names. */
function pagesOfTables(spaces, room) {
  const columns = columnsOf(spaces.length);
  const type = isMany(spaces) ? 1.875 : 2.125;
  const high = space => (isMany(spaces) || space.kind === 'pair' ? 4.6 : 7.4) + nameLines(space.people || [], (WALL_REM / columns - 3.4) / type) * type * 1.26;
  const rows = Array.from({length: Math.ceil(spaces.length / columns)}, (unused, n) => spaces.slice(n * columns, (n + 1) * columns));
  return evenly(rows, room, row => Math.max(...row.map(high))).map(page => page.flat());
}

/** Lines that names take, set one after another in a column so many em wide. */
function nameLines(people, width) {
  let [lines, used] = [people.length ? 1 : 0, 0];
  for (const {name} of people) {
    const size = Math.min(width, ems(name) + MARK_EM);
    if (used && used + size > width) {
      lines += 1;
      used = 0;
    }
    used += size;
  }
  return lines;
}
