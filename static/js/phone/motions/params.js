/** What the meeting changed about its own rules, with what it was before. */
import {html, nothing} from '../../../vendor/lit.js';
import {face} from '../../clock.js';
import {t} from '../../i18n.js';
import {stage} from '../things.js';
import {suspendWord} from './asks.js';

const SECONDS = ['floor.turn', 'floor.answer', 'floor.total', 'floor.group_total'];

export function paramsChanged() {
  const changed = Object.entries(stage().params || {});
  const eased = stage().eased || [];
  return changed.length || eased.length ? html`<h2 class="section">${t('今天改过的规矩')}</h2>
    <ul class="stack-tight">${changed.map(([name, one]) => html`<li class="slip"><p>${paramLine(name, one)}</p></li>`)}
      ${eased.map(one => html`<li class="slip"><p>${easedLine(one)}</p></li>`)}</ul>` : nothing;
}

function paramLine(name, {was, now, by}) {
  const line = t('{what}：现在 {now}（原来 {was}）', {what: paramWord(name), now: valueWord(name, now), was: valueWord(name, was)});
  return by?.name ? html`${line} <span class="soft">${t('{name}宣布', {name: by.name})}</span>` : line;
}

/** What was carried for this matter alone. */
function easedLine({turn, turns, suspend}) {
  if (suspend) return t('只在这一件：先不管“{what}”', {what: suspendWord(suspend)});
  return t('只在这一件：{what}', {what: [turn && t('每次 {time}', {time: face(turn)}), turns && t('每人 {n} 次', {n: turns})].filter(Boolean).join(t('，'))});
}

function paramWord(name) {
  const words = {
    'floor.turn': t('每次发言'), 'floor.turns': t('每人几次'), 'floor.answer': t('每次答复'), 'floor.total': t('每人一共'),
    'floor.group_total': t('每一方一共'), 'ballot.per_person': t('每人几个点'), 'stage.minutes': t('这个环节多少分钟'),
  };
  return words[name] || name;
}

function valueWord(name, value) {
  if (value === null || value === undefined) return t('不限');
  return SECONDS.includes(name) ? face(value) : String(value);
}
