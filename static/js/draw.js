/** One lit render per animation frame, however much has changed. */
import {render} from '../vendor/lit.js';

/** Draws `view()` into `root` now, on every change of `sources` (things with onChange) and every `tick` ms; returns a redraw. */
export function start(view, {root = document.getElementById('app'), sources = [], tick = 1000} = {}) {
  let waiting = false;
  const redraw = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(paint);
  };
  sources.forEach(source => source.onChange(redraw));
  if (tick) setInterval(redraw, tick);
  redraw();
  return redraw;

  function paint() {
    waiting = false;
    render(view(), root);
  }
}
