/** One lit render per animation frame, however much has changed; on a slow phone fewer, so that it always answers the finger. */
import {render} from '../vendor/lit.js';
import {onceSeen} from './awake.js';
import {untilBeat} from './clock.js';

const REST = 3;
const LONGEST_MS = 1000; // a computer that slept in the middle of a pass has not been drawing all that time

/** Draws `view()` into `root` now and on every change of `sources` (things with onChange). For `news`, which may come faster than
    this device draws, and where it is to `tick`, when a number of seconds changes, it draws once `calm` ms and thrice the time of the
    last pass are over. Returns a redraw. */
export function start(view, {root = document.getElementById('app'), sources = [], news = [], tick = true, calm = 0} = {}) {
  let waiting = false;
  let rested = 0;
  let timer = 0;
  let beat = 0;
  const redraw = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(paint);
  };
  const redrawRested = () => {
    const rest = rested - performance.now();
    if (rest <= 0) redraw();
    else if (!timer) timer = setTimeout(() => { timer = 0; redraw(); }, rest);
  };
  sources.forEach(source => source.onChange(redraw));
  news.forEach(source => source.onChange(redrawRested));
  if (tick) onceSeen(redraw);
  redraw();
  return redraw;

  function paint() {
    const began = performance.now();
    waiting = false;
    render(view(), root);
    if (tick) beatOn();
    restAfter(began);
    setTimeout(restAfter, 0, began); // by then the browser has laid out and painted what was rendered
  }

  function beatOn() {
    clearTimeout(beat);
    beat = setTimeout(() => document.hidden || redrawRested(), untilBeat());
  }

  function restAfter(began) {
    const now = performance.now();
    rested = Math.max(began + calm, now + Math.min(LONGEST_MS, REST * (now - began)));
  }
}
