/** Grades: turnout while they are given, then the middle grade of each axis with its spread. */
import {html, nothing, svg} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {countingSheet} from './dots.js';
import {stageNow} from './facts.js';
import {headed, whereWords} from './matter.js';
import {evenly, linesOf} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';
import {promptParts} from './texts.js';
import {fewWords, isKeptBack} from '../parts/few.js';

const GRADE_ROWS = 7;
const GRADE_TITLE_EM = 17.2;
const GRADE_STEP = 20;

/** The sheet of a grading ballot, open or closed. */
export function gradeSheet(store, ballot) {
  const stage = stageNow(store);
  const matter = stage?.subject ? store.get(`item/${stage.subject}`) : null;
  const asked = matter ? headed(matter) : stage?.prompt ? promptParts(stage.prompt) : {title: pick(stage?.title)};
  if (ballot.state !== 'open') return gradedSheet(store, ballot);
  return {...countingSheet(store, ballot, asked, t('打分还剩')), ...(matter ? {where: whereWords(store)} : {})};
}

function gradedSheet(store, ballot) {
  const rows = ballot.items.map(id => ({title: store.get(`item/${id}`)?.text || '', grades: store.get(`item/${id}`)?.grades || {}}));
  const page = pageNow(evenly(rows, wallRoom(store, GRADE_ROWS), row => (linesOf(row.title, GRADE_TITLE_EM) > 1 ? 1.7 : 1)), ballot.closed_at);
  return {
    where: [t('打分结果'), t('{voted} / {of} 已投', {voted: ballot.voted, of: ballot.eligible})],
    title: t('大家打的分'),
    more: isKeptBack(ballot) ? fewWords() : apartSeen(rows) ? t('实心点是居民的居中分，线是中间一半人；空心圈是单位代表，不算数。') : t('实心点是居中分，线是中间一半人。'),
    time: null,
    aside: pageMark(page),
    main: html`<table class="grades"><thead><tr><td></td>${ballot.axes.map(axis => html`<th scope="col">${axisWords(axis)}</th>`)}</tr></thead>
      <tbody>${page.shown.map(row => gradeRow(row, ballot))}</tbody></table>`,
  };
}

function gradeRow({title, grades}, {axes, scale}) {
  return html`<tr><th scope="row"><span>${title}</span></th>${axes.map(axis => html`<td>${gradeMark(grades[axis], scale)}</td>`)}</tr>`;
}

function apartSeen(rows) {
  return rows.some(row => Object.values(row.grades).some(grade => grade?.apart?.n));
}

/** The middle grade as a number, and on the scale with the middle half as a line; representatives' hollow. */
function gradeMark(grade, {from, to}) {
  if (!grade || grade.median === null) return nothing;
  const place = value => (value - from) * GRADE_STEP + GRADE_STEP / 2;
  const steps = Array.from({length: to - from + 1}, (unused, n) => from + n);
  const dot = (value, size, kind) => svg`<circle class=${kind} cx=${place(value)} cy=${GRADE_STEP / 2} r=${size}></circle>`;
  return html`<div class="grade"><strong class="number">${grade.median}</strong><svg viewBox="0 0 ${steps.length * GRADE_STEP} ${GRADE_STEP}" aria-hidden="true">
    ${steps.map(value => dot(value, 1.6, 'grade-step'))}
    ${svg`<line x1=${place(grade.spread[0])} x2=${place(grade.spread[1])} y1=${GRADE_STEP / 2} y2=${GRADE_STEP / 2}></line>`}
    ${dot(grade.median, 6, 'grade-middle')}${grade.apart?.n ? dot(grade.apart.median, 8, 'grade-apart') : nothing}</svg></div>`;
}

function axisWords(axis) {
  return {importance: t('有多要紧'), satisfaction: t('现状满不满意'), feasibility: t('好不好办')}[axis] || axis;
}
