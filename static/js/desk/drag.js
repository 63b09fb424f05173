/** Dragging a card with mouse, pen or finger; what it may be dropped on says so. The menu does the same. */
import {html, nothing} from '../../vendor/lit.js';
import {mergeInto, openTitle} from './merge.js';

const FAR = 8;

/** Follows one pointer from a card until it is let go. A short press is a tap, and a finger that scrolls is left alone. */
export function dragFrom(d, down, id) {
  if (down.button || d.barred('merge') !== '' || down.target.closest('.kard-menu, .out')) return;
  const move = event => follow(d, down, event, id);
  const up = event => { stop(); drop(d, event, id); };
  const stop = () => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointercancel', cancel);
  };
  const cancel = () => { stop(); d.ui.set('drag', null); };
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', cancel);
}

function follow(d, down, event, id) {
  const dragging = d.ui.get('drag', null);
  if (!dragging && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < FAR) return;
  event.preventDefault();
  d.ui.set('drag', {id, x: event.clientX, y: event.clientY, over: dropUnder(event, id)});
}

/** The matter under the pointer, "new", or null. */
function dropUnder(event, id) {
  const place = document.elementsFromPoint(event.clientX, event.clientY).find(element => element.closest('[data-drop]'));
  const over = place?.closest('[data-drop]').dataset.drop ?? null;
  return over === id ? null : over;
}

function drop(d, event, id) {
  const dragging = d.ui.get('drag', null);
  if (!dragging) return;
  d.ui.set('drag', null);
  addEventListener('click', stopClick, {capture: true, once: true});
  setTimeout(() => removeEventListener('click', stopClick, {capture: true}));
  if (d.get(`item/${id}`)?.merged_into === dragging.over) return;
  if (dragging.over === 'new') openTitle(d, [id]);
  else if (dragging.over) moveInto(d, id, dragging.over);
}

/** The click that ends a drag is not a tap on the card. */
function stopClick(event) {
  event.stopPropagation();
}

/** A card that already lies in another matter is taken out first. */
async function moveInto(d, id, over) {
  if (d.get(`item/${id}`)?.merged_into && !(await d.act('split', {items: [id]})).ok) return;
  d.seen = d.store.seq;
  await mergeInto(d, [id], over);
}

/** The lifted card under the hand. */
export function dragGhost(d) {
  const drag = d.ui.get('drag', null);
  if (!drag) return nothing;
  queueMicrotask(() => document.querySelector('.kard[data-lift]')?.style.setProperty('translate', `${drag.x}px ${drag.y}px`));
  return html`<article class="kard" data-lift aria-hidden="true"><p class="tx">${d.get(`item/${drag.id}`)?.text}</p></article>`;
}
