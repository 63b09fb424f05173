/** The evening's steps on the dado: where the meeting was, is and will be. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {ems, perLine} from './measure.js';
import {brief} from './texts.js';

const MOST_STEPS = 9;
const ROW_EM = perLine(27, 25);
const GAP_EM = .7;

/** A stage in one or two words for the foot of the wall. */
export function stepWord(entry) {
  const words = {
    sign_in: t('签到'), gather: t('写卡'), say: t('轮流说'), sort: t('归类'), dots: t('贴点'), shortlist: t('贴点'),
    discuss: t('对话'), dialogue: t('对话'), grade: t('打分'), commit: t('认领'), close: t('签字'),
  };
  return words[entry.stage] || brief(entry.name || entry.title).split(/[、：:，,；;]/)[0];
}

/** Neighbouring entries with the same word are one step; what was left out or lies outside the meeting is none. */
export function stepsOf(agenda) {
  const steps = [];
  const subject = agenda.entries[agenda.at]?.item || agenda.entries.find(entry => entry.item)?.item;
  agenda.entries.forEach((entry, index) => {
    const here = index === agenda.at;
    if ((entry.state === 'out' && !here) || (entry.place_in_life || 'during') !== 'during') return;
    if (entry.item && entry.name && entry.item !== subject && !here) return;
    const word = stepWord(entry);
    if (steps.at(-1)?.word === word) steps.at(-1).here ||= here;
    else steps.push({word, here});
  });
  return windowed(steps);
}

/** The row itself. */
export function stepsRow(agenda) {
  if (!agenda) return html`<ol class="steps"></ol>`;
  return html`<ol class="steps" aria-label=${t('环节')}>${stepsOf(agenda).map(step => html`<li aria-current=${step.here ? 'step' : nothing}>${step.word}</li>`)}</ol>`;
}

/** As many steps around the present one as the row holds. */
function windowed(steps) {
  const here = Math.max(0, steps.findIndex(step => step.here));
  let [from, to] = [here, here + 1];
  let used = wide(steps[here]);
  const fits = step => step && to - from < MOST_STEPS && used + wide(step) <= ROW_EM;
  while (fits(steps[to]) || fits(steps[from - 1])) {
    const ahead = fits(steps[to]) && (to - here <= here - from + 1 || !fits(steps[from - 1]));
    used += wide(ahead ? steps[to] : steps[from - 1]);
    if (ahead) to += 1;
    else from -= 1;
  }
  return steps.slice(from, to);
}

function wide(step) {
  return step ? ems(step.word) + GAP_EM : 0;
}
