/** The time slots of the timetable: which runs now, which one looks at, what they are called. */
import {hour, t} from '../../i18n.js';
import {store} from '../room.js';
import {stage} from '../things.js';
import {setUi, ui} from '../ui.js';

/** The number of the slot that runs now; 1 before the first. */
export function slotNow() {
  const found = /(?:^|\/)s(\d+)/.exec(stage().item || '');
  return found ? Number(found[1]) : 1;
}

export function slotNumbers() {
  const known = store.all('space/').filter(one => one.kind === 'cell').map(one => Number(one.slot));
  return [...new Set(known)].sort((a, b) => a - b);
}

/** The slot that is open on this phone. */
export function slotShown() {
  const [, wanted] = ui.open.split('slot-');
  return Number(wanted) || slotNow();
}

export const showSlot = n => setUi({open: `slot-${n}`});

/** By the clock where the plan knows it, otherwise by number. */
export function slotWord(n) {
  const planned = (store.get('agenda')?.entries || []).find(one => (one.item || '').split('/').includes(`s${n}`))?.planned;
  return planned ? hour(planned) : t('第 {n} 场', {n});
}
