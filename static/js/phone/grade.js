/** Grading: one need at a time, three questions, five large squares each, with words at both ends. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {limits} from './ballots/limits.js';
import {choose, keepChoice, myChoice} from './choice.js';
import {votedLine} from './dots.js';
import {may, whyNot} from './may.js';
import {item} from './things.js';
import {go, ui} from './ui.js';
import {verb} from './verb.js';
import {why} from '../parts/why.js';

export function grade(ballot) {
  const at = Math.min(Number(ui.route.split('/')[1]) || 0, ballot.items.length - 1);
  const one = item(ballot.items[at]);
  const choice = myChoice(ballot);
  if (!may('vote')) return html`<h1 tabindex="-1">${t('打分')}</h1>${why(whyNot('vote'), 'why-vote')}${votedLine(ballot, {})}`;
  return html`<p class="progress3"><span>${t('第 {n} 件，共 {of} 件', {n: at + 1, of: ballot.items.length})}</span>${ballot.items.map(id => html`<i ?data-done=${complete(ballot, choice, id)}></i>`)}</p>
    <h1 tabindex="-1" class="quote">${one?.text}</h1>
    ${ballot.axes.map(axis => axisRow(ballot, choice, one.id, axis))}
    <div class="stack push">${stepKeys(ballot, choice, at)}</div>
    <p class="note">${t('不记名，时间到之前都能改。')}</p>${limits(ballot)}${votedLine(ballot, wholeOnly(ballot, choice))}`;
}

/** Question and the words at the two ends of the scale. */
function axisWords(axis) {
  const words = {
    importance: [t('有多要紧？'), t('可缓'), t('最要紧')],
    satisfaction: [t('现在满不满意？'), t('很不满意'), t('很满意')],
    feasibility: [t('好不好办？'), t('很难办'), t('好办')],
  };
  return words[axis] || [axis, '', ''];
}

function axisRow(ballot, choice, id, axis) {
  const [question, low, high] = axisWords(axis);
  const {from, to} = ballot.scale;
  const scores = Array.from({length: to - from + 1}, (unused, n) => from + n);
  return html`<fieldset class="field"><legend>${question}</legend><div class="scale" role="radiogroup" aria-label=${question}>
    ${scores.map(score => scoreButton(ballot, choice, id, axis, score, score === from ? low : score === to ? high : ''))}</div>
    <p class="scale-ends" aria-hidden="true"><span>${low}</span><span>${high}</span></p></fieldset>`;
}

function scoreButton(ballot, choice, id, axis, score, end) {
  const on = choice[id]?.[axis] === score;
  const give = () => giveScore(ballot, {...choice, [id]: {...choice[id], [axis]: score}}, id);
  return html`<button class="button" type="button" role="radio" aria-checked=${on} aria-label=${end ? `${score} ${end}` : score} @click=${give}>${score}</button>`;
}

/** A need counts as soon as all its questions are answered; half an answer stays on the phone. */
function giveScore(ballot, choice, id) {
  if (complete(ballot, choice, id)) choose(ballot, choice, wholeOnly(ballot, choice));
  else keepChoice(ballot, choice);
}

function wholeOnly(ballot, choice) {
  return Object.fromEntries(ballot.items.filter(id => complete(ballot, choice, id)).map(id => [id, choice[id]]));
}

function complete(ballot, choice, id) {
  return ballot.axes.every(axis => choice[id]?.[axis] !== undefined);
}

function stepKeys(ballot, choice, at) {
  const last = at === ballot.items.length - 1;
  const done = complete(ballot, choice, ballot.items[at]);
  return html`<div class="pair">${at ? verb(t('上一件'), () => go(`vote/${at - 1}`)) : nothing}
    ${last ? verb(t('打好了'), () => go(''), {main: done}) : verb(t('下一件'), () => go(`vote/${at + 1}`), {main: done})}</div>`;
}
