/** The course of the meeting as a list to choose from: the whole, then each stage with its time; stages can be moved, added and cut. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';

export function courseView(draft) {
  const {course, starts, minutes} = draft.seen();
  const at = String(draft.at());
  return html`<nav class="rule-course" aria-label=${t('环节')}>
    <ol>
      <li><button class="rule-stop" aria-current=${String(at === '')} @click=${() => draft.show([])}>
        <b>${t('整份规则')}</b><small>${minutes ? t('{n} 分钟', {n: minutes}) : ''}</small></button></li>
      ${repeat(course, one => String(one.path), one => stop(draft, one, startOf(one, starts, course), at))}
    </ol>
    <button class="button" data-size="small" @click=${() => addStage(draft, course)}>${t('在后面加一个环节')}</button>
  </nav>`;
}

function stop(draft, one, start, at) {
  const here = at === String(one.path);
  return html`<li data-depth=${Math.min(one.depth, 3)}><button class="rule-stop" aria-current=${String(here)} @click=${() => draft.show(one.path)}>
    <span class="rule-when">${start}</span><b>${pick(one.title)}</b><small>${lasting(one)}</small></button>
    ${here ? moves(draft, one.path) : nothing}</li>`;
}

function moves(draft, path) {
  const last = path.length - 1;
  const beside = by => [...path.slice(0, last), path[last] + by];
  const move = by => draft.change('move', path, by, beside(by));
  return html`<span class="rule-moves">
    <button class="rule-small" ?disabled=${path[last] === 0} @click=${() => move(-1)}>${t('往前')}</button>
    <button class="rule-small" @click=${() => move(1)}>${t('往后')}</button>
    <button class="rule-small" @click=${() => draft.change('cut', path, null, [])}>${t('去掉')}</button></span>`;
}

function startOf(one, starts, course) {
  const slot = starts[one.id];
  if (!slot || slot.start === null) return {before: t('会前'), after: t('会后')}[one.place_in_life] || (course.length ? '' : nothing);
  return `${Math.floor(slot.start / 60)}:${String(Math.floor(slot.start % 60)).padStart(2, '0')}`;
}

function lasting(one) {
  if (one.days) return t('{n} 天', {n: one.days});
  return one.minutes ? t('{n} 分钟', {n: one.minutes}) : '';
}

function addStage(draft, course) {
  const at = draft.at();
  const place = at.length ? [...at.slice(0, -1), at[at.length - 1] + 1] : ['stages', course.filter(one => one.depth === 0).length];
  const taken = new Set(course.map(one => one.id));
  let n = 1;
  while (taken.has(`stage_${n}`)) n += 1;
  draft.change('insert', place, {id: `stage_${n}`, title: {zh: '新环节', en: 'New stage'}, minutes: 5, ends: ['host']}, place);
}
