/** The evening's steps on the dado: where the meeting was, is and will be. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {ems, perLine} from './measure.js';
import {brief} from './texts.js';

const MOST_STEPS = 9;
const ROW_EM = perLine(27, 25);
const GAP_EM = .7;

/** What a stage does, told by the words that the rule itself has for it. */
const SHORT_WORDS = [
  [/签到/, () => t('签到')], [/写.*卡/, () => t('写卡')], [/轮流说/, () => t('轮流说')], [/归类/, () => t('归类')], [/贴点/, () => t('贴点')],
  [/对话|说.*答/, () => t('对话')], [/打分/, () => t('打分')], [/认领/, () => t('认领')], [/签字/, () => t('签字')],
];

/** A stage in one or two words for the foot of the wall: a known one where its title says it, else the beginning of its title. */
export function stepWord(entry) {
  const title = entry.name || entry.title;
  const known = SHORT_WORDS.find(([words]) => words.test(title.zh));
  return known ? known[1]() : brief(title).split(/[、：:，,；;]/)[0];
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
