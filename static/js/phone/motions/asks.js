/** What a motion of the rule's table tells beside its words: new limits of debate, or the rule that is suspended. */
import {t} from '../../i18n.js';
import {store} from '../room.js';
import {meeting, stage} from '../things.js';

/** The fields that the chosen kind of motion asks for; an amendment may tell anew what the motion it amends has told. */
export function motionAsks({kind, fields = []}, {motion_type: type} = {}) {
  if (kind !== 'motion' || !type) return [];
  return (type === 'amend' ? asksOfMotion(pendingFirst()?.motion_type).filter(name => name !== 'suspend') : asksOfMotion(type)).filter(name => !fields.includes(name));
}

function asksOfMotion(type) {
  return (meeting().motions || []).find(one => one.id === type)?.asks || [];
}

/** The question that is decided first. */
export function pendingFirst() {
  return store.all('item/').filter(one => one.stack !== null && one.stack !== undefined).sort((a, b) => b.stack - a.stack)[0];
}

/** Which rules may be suspended here: `[name, word]`. */
export function suspendable() {
  const floor = stage().floor || {};
  return [
    ['turn', t('每次发言的时间')], ['turns', t('每人说几次')], ['order', t('谁先说谁后说')],
  ].filter(([name]) => floor[name]).concat([['speak', t('谁可以发言（来宾也能说）')]]);
}

/** A suspended rule by its name. */
export function suspendWord(name) {
  return suspendable().find(([one]) => one === name)?.[1] || name;
}
