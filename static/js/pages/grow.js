/** One button that makes all letters larger, and remembers it for every page of this browser. */
import {keep, kept} from '../keep.js';

const NAME = 'type';

export function growType(button) {
  set(kept(NAME, 1));
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => set(kept(NAME, 1) % 4 + 1));
}

function set(size) {
  document.documentElement.dataset.type = size;
  keep(NAME, size);
}
