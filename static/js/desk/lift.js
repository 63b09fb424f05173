/** Dragging a chip or a tile onto a place, with mouse, pen or finger; the menu does the same. */
import {html, nothing} from '../../vendor/lit.js';

const FAR_PX = 8;

/** Follows one pointer from `id` until it is let go; `land(over)` is called with the `data-drop` it was let go on. */
export function liftFrom(d, down, id, words, land) {
  if (down.button) return;
  const move = event => carry(d, down, event, id, words);
  const stop = () => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', cancel);
  };
  const up = () => { stop(); letGo(d, id, land); };
  const cancel = () => { stop(); d.ui.set('lift', null); };
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', cancel);
}

function carry(d, down, event, id, words) {
  if (!d.ui.get('lift', null) && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < FAR_PX) return;
  event.preventDefault();
  const under = document.elementsFromPoint(event.clientX, event.clientY).find(element => element.closest('[data-drop]'));
  d.ui.set('lift', {id, words, x: event.clientX, y: event.clientY, over: under?.closest('[data-drop]').dataset.drop ?? null});
}

/** The click that ends a drag is not a tap. */
function letGo(d, id, land) {
  const lifted = d.ui.get('lift', null);
  if (!lifted) return;
  d.ui.set('lift', null);
  const swallow = event => event.stopPropagation();
  addEventListener('click', swallow, {capture: true, once: true});
  setTimeout(() => removeEventListener('click', swallow, {capture: true}));
  if (lifted.over !== null && lifted.over !== id) land(lifted.over);
}

/** What is carried, under the hand. */
export function liftGhost(d) {
  const lifted = d.ui.get('lift', null);
  if (!lifted) return nothing;
  queueMicrotask(() => document.querySelector('.kard[data-lift]')?.style.setProperty('translate', `${lifted.x}px ${lifted.y}px`));
  return html`<article class="kard" data-lift aria-hidden="true"><p class="tx">${lifted.words}</p></article>`;
}

/** Whether something is held over this place now. */
export function heldOver(d, id) {
  return d.ui.get('lift', null)?.over === id;
}
