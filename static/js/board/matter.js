/** The matter on the table as the wall names it: what stands above every debate and every vote. */
import {pick, t} from '../i18n.js';
import {motionText} from '../parts/motionText.js';
import {stageNow} from './facts.js';
import {ems} from './measure.js';

/** Em in a line of the heading and its height in rem, from the largest type to the smallest. */
const SIZES = [{most: 38, line: 20, high: 4.9, size: 'full'}, {most: 92, line: 27, high: 3.9, size: 'long'}, {most: Infinity, line: 35, high: 3.1, size: 'longest'}];

/** The item the stage is about, or null. */
export function subjectNow(store) {
  const stage = stageNow(store);
  return store.get(`item/${pendingNow(store)?.id || stage?.subject || stage?.item}`) || onlyMotion(store, stage);
}

/** Where a stage is about the motion and there is just one, that one. */
function onlyMotion(store, stage) {
  const about = stage?.allow?.amend || stage?.write?.some(entry => entry.about === 'motion');
  const motions = about ? store.all('item/').filter(item => item.kind === 'motion' && item.state === 'shown' && !item.covered && !item.merged_into) : [];
  return motions.length === 1 ? motions[0] : null;
}

/** Robert's Rules: of the questions pending the one that is decided first, or null. */
export function pendingNow(store) {
  return pendingAll(store)[0] || null;
}

/** Pending questions, the one decided first at the top. */
export function pendingAll(store) {
  return store.all('item/').filter(item => item.stack !== null && item.stack !== undefined).sort((a, b) => b.stack - a.stack);
}

/** Heading of a sheet about one item: its words in full, with what was last amended. */
export function headed(item) {
  return {title: item.text, heading: motionText(item), size: sizeOf(item).size};
}

/** How many rem the heading takes beyond two lines of ordinary type. */
export function extraRem(item) {
  const {line, high} = sizeOf(item);
  return Math.max(0, Math.ceil(ems(wholeText(item)) / line) * high - 9.8);
}

/** 第 1 件，共 3 件 · 辩论. */
export function whereWords(store, last = '') {
  const stage = stageNow(store);
  const round = stage.round ? t('第 {n} 轮，共 {of} 轮', stage.round) : '';
  const nth = stage.subject && stage.of > 1 ? t('第 {nth} 件，共 {of} 件', {nth: stage.nth, of: stage.of}) : '';
  return [round, nth, last || pick(stage.title)].filter(Boolean);
}

function sizeOf(item) {
  return SIZES.find(({most}) => ems(wholeText(item)) <= most);
}

/** What was taken out is read too, struck through. */
function wholeText({text, before}) {
  return before?.length && before.at(-1).length < text.length * 2 ? `${text}${'　'.repeat(Math.min(12, Math.abs(before.at(-1).length - text.length) + 4))}` : text;
}
