/** Lists that do not jump under a finger: a new order waits behind a button while one reads. */
import {setUi} from './ui.js';

const QUIET_MS = 8000;
const NEAR_TOP = 80;
const orders = new Map();
let touched = -QUIET_MS;
addEventListener('pointerdown', () => { touched = performance.now(); }, {passive: true});
addEventListener('scroll', () => { touched = performance.now(); }, {passive: true});

/** `list` in the order last shown under `name`, whether another waits, and how to show it; what is my own shows at once. */
export function steady(name, list, isMine = () => false) {
  const ids = list.map(one => one.id);
  const fresh = list.some(one => isMine(one) && !orders.get(name)?.includes(one.id));
  if (fresh || !orders.has(name) || untouched()) orders.set(name, ids);
  const before = orders.get(name);
  const known = before.map(id => list.find(one => one.id === id)).filter(Boolean);
  const waits = ids.join() !== known.map(one => one.id).join();
  return {shown: known, waits, showNow: () => { orders.set(name, ids); setUi({}); }};
}

function untouched() {
  return window.scrollY < NEAR_TOP && performance.now() - touched > QUIET_MS;
}
