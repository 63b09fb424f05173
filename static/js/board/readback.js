/** The minutes read back: one line large, what came before it and what comes next, and how many have confirmed. */
import {html, nothing} from '../../vendor/lit.js';
import {day, pick, t} from '../i18n.js';
import {plate} from '../parts/plate.js';
import {seal} from '../parts/seal.js';
import {counted} from './counted.js';
import {stageNow} from './facts.js';
import {linesOf} from './measure.js';
import {replyKind} from './reply.js';
import {thanksSheet} from './thanks.js';

const READ_EM = 16;

/** The sheet of the closing stage while lines are read. */
export function readbackSheet(store, readback) {
  const {at} = readback;
  if (at < 0) return {...thanksSheet(store), where: [pick(stageNow(store)?.title)], more: t('接下来一条一条念，请大家听听对不对。')};
  const of = readback.lines.length;
  return {
    where: [pick(stageNow(store)?.title), at < of ? t('第 {at} 条，共 {of} 条', {at: at + 1, of}) : t('念完了')],
    title: t('念一遍，请大家听听对不对'),
    more: t('对，请在手机上点“我确认”；不对，请举手，照原话记进去。'),
    time: {clock: store.get('clock'), label: t('还剩')},
    main: html`<div class="readback"><ol>${[at - 1, at, at + 1].map(index => readLine(store, readback.lines[index], index === at))}</ol>${confirmedSide(readback)}</div>`,
  };
}

function readLine(store, key, current) {
  const line = key && lineOf(store, key);
  if (!line) return nothing;
  return html`<li data-glide=${key} aria-current=${current ? 'true' : nothing}>${plate(line.kind, {quiet: !current})}
    <p data-long=${linesOf(line.text, READ_EM) > 2 ? '' : nothing}>${line.text}</p>${current && line.foot ? html`<p class="soft">${line.foot}</p>` : nothing}</li>`;
}

/** What a key of the minutes says: a need, an answer, an offer or a task. */
export function lineOf(store, key) {
  const entity = store.get(key);
  const words = store.get('readback')?.words?.[key];
  if (!entity) return words ? {kind: t('补记'), text: words, foot: ''} : null;
  const foot = (person, due) => [person?.name, due && t('{day}前', {day: day(due)})].filter(Boolean).join(' · ');
  const makers = {
    item: () => ({kind: t('需求'), text: entity.text, foot: ''}),
    answer: () => ({kind: replyKind(entity), text: entity.text || entity.reason, foot: foot(entity.by, entity.due)}),
    offer: () => ({kind: replyKind(entity), text: entity.text, foot: foot(entity.by)}),
    action: () => ({kind: t('任务'), text: entity.what, foot: foot(entity.who, entity.due)}),
  };
  const made = makers[key.split('/')[0]]?.() || null;
  return made && words ? {...made, text: words} : made;
}

function confirmedSide({confirmed, of, objections = [], state}) {
  return html`<section class="confirmed"><p class="tallied">${counted(t('{n} / {of} 人已确认', {n: confirmed, of}), confirmed)}</p>
    ${objections.length ? objected(objections) : nothing}${state === 'confirmed' ? seal(t('已确认')) : nothing}</section>`;
}

/** How many objected, and the last of them in her own words. */
function objected(objections) {
  return html`<p>${t('有 {n} 条不同意见，照原话记下了：', {n: objections.length})}</p><blockquote><q>${objections.at(-1).text}</q></blockquote>`;
}
