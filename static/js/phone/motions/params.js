/** What the meeting changed about its own rules, with what it was before. */
import {html, nothing} from '../../../vendor/lit.js';
import {face} from '../../clock.js';
import {t} from '../../i18n.js';
import {stage} from '../things.js';

const SECONDS = ['floor.turn', 'floor.answer', 'floor.total', 'floor.group_total'];

export function paramsChanged() {
  const changed = Object.entries(stage().params || {});
  return changed.length ? html`<h2 class="section">${t('今天改过的规矩')}</h2>
    <ul class="stack-tight">${changed.map(([name, one]) => html`<li class="slip"><p>${paramLine(name, one)}</p></li>`)}</ul>` : nothing;
}

function paramLine(name, {was, now, by}) {
  const line = t('{what}：现在 {now}（原来 {was}）', {what: paramWord(name), now: valueWord(name, now), was: valueWord(name, was)});
  return by?.name ? html`${line} <span class="soft">${t('{name}宣布', {name: by.name})}</span>` : line;
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
