/** Which motion of the rule's table somebody makes, with what it tells: limits of debate, the rule that is suspended. */
import {html, nothing} from '../../vendor/lit.js';
import {face} from '../clock.js';
import {pick, t} from '../i18n.js';
import {filled} from './answer.js';
import {selectField, textField} from './fields.js';
import {pendingOf, stageOf} from './sight.js';

const RULES = {turn: () => t('每次发言的时间'), turns: () => t('每人说几次'), order: () => t('谁先说谁后说'), speak: () => t('谁可以发言（来宾也能说）')};

/** The kinds that may be moved about the question on the table, or []. */
function kindsHere(d) {
  const about = stageOf(d)?.write?.some(one => one.kind === 'motion' && one.about);
  return about ? (d.get('meeting').motions ?? []).filter(one => one.class !== 'main') : [];
}

export function motionFields(d) {
  const kinds = kindsHere(d);
  if (!kinds.length) return nothing;
  const asks = asksOf(d, kinds);
  const floor = stageOf(d).floor ?? {};
  return html`${selectField(d, 'form.motion_type', t('哪一种动议'), kinds.map(one => [one.id, pick(one.title)]), {empty: t('请选'), required: true})}
    ${asks.includes('turn') ? textField(d, 'form.turn', t('每次说几秒'), {type: 'number'}) : nothing}
    ${asks.includes('turns') ? textField(d, 'form.turns', t('每人说几次'), {type: 'number'}) : nothing}
    ${asks.includes('suspend') ? selectField(d, 'form.suspend', t('暂缓哪一条'), Object.keys(RULES).filter(name => name === 'speak' || floor[name]).map(name => [name, RULES[name]()]),
    {empty: t('请选'), required: true}) : nothing}`;
}

function asksOf(d, kinds) {
  const asks = type => kinds.find(one => one.id === type)?.asks ?? [];
  const type = filled(d, 'motion_type');
  return type === 'amend' ? asks(pendingOf(d)[0]?.motion_type).filter(name => name !== 'suspend') : asks(type);
}

/** What was filled in of that, as the server takes it. */
export function motionTold(d) {
  const kinds = kindsHere(d);
  if (!kinds.length) return {};
  return {motion_type: filled(d, 'motion_type'), ...Object.fromEntries(asksOf(d, kinds).map(name => [name, filled(d, name)]))};
}

/** A limit or suspension that was carried, in words. */
export function easedWords({turn, turns, suspend}) {
  if (suspend) return t('暂缓：{what}', {what: RULES[suspend]()});
  return [turn && t('每次 {time}', {time: face(turn)}), turns && t('每人 {n} 次', {n: turns})].filter(Boolean).join(t('，'));
}
