/** Lists that do not jump under a finger: a new order waits behind a button while one reads. */
import {setUi} from './ui.js';

const QUIET_MS = 8000;
const NEAR_TOP = 80;
const LONG_LIST = 40;
const orders = new Map();
let touched = -QUIET_MS;
let down = 0;
addEventListener('pointerdown', () => { touched = performance.now(); }, {passive: true});
addEventListener('scroll', () => { touched = performance.now(); down = window.scrollY; }, {passive: true});

/** `list` in the order last shown under `name`, whether another waits, and how to show it; what is my own shows at once. */
export function steady(name, list, isMine = () => false) {
  const ids = list.map(one => one.id);
  const fresh = list.some(one => isMine(one) && !orders.get(name)?.includes(one.id));
  if (fresh || !orders.has(name) || untouched()) orders.set(name, ids);
  const before = orders.get(name);
  const byId = new Map(list.map(one => [one.id, one]));
  const known = before.map(id => byId.get(id)).filter(Boolean);
  const waits = ids.join() !== known.map(one => one.id).join();
  return {shown: known, waits, showNow: () => { orders.set(name, ids); setUi({}); }};
}

/** Whether so much stands in a list that what is out of sight is better not laid out. */
export function isLong(list) {
  return list.length > LONG_LIST;
}

function untouched() {
  return down < NEAR_TOP && performance.now() - touched > QUIET_MS;
}
