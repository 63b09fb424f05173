/** Cards glide to their new places (first, last, invert, play); for those who want no motion they simply stand there. */
const GLIDE_MS = 320;
const GLIDE_EASING = 'cubic-bezier(.2, .7, .2, 1)';

const gliding = new WeakMap();

/** `settle()` after each render: whatever carries `data-glide` moves from where it stood before. */
export function makeGlide(root) {
  let before = null;
  addEventListener('resize', () => { before = null; });
  return {settle};

  function settle() {
    const after = places(root);
    if (before && !matchMedia('(prefers-reduced-motion: reduce)').matches) play(before, after);
    before = after;
  }
}

/** Layout places, untouched by transforms still running. */
function places(root) {
  return new Map([...root.querySelectorAll('[data-glide]')].map(element => [element.dataset.glide, {element, left: element.offsetLeft, top: element.offsetTop}]));
}

/** A new page is simply there; on the same page what moved glides, and what is new comes up from below. */
function play(before, after) {
  const stayed = [...after.keys()].some(key => before.has(key));
  if (before.size && !stayed) return;
  for (const [key, place] of after) {
    const was = before.get(key);
    if (!was) arrive(place.element);
    else if (was.left !== place.left || was.top !== place.top) glideFrom(place.element, was.left - place.left, was.top - place.top);
  }
}

function glideFrom(element, x, y) {
  move(element, [{transform: `translate(${x}px, ${y}px)`}, {transform: 'none'}]);
}

function arrive(element) {
  move(element, [{transform: 'translateY(30%)', opacity: 0}, {transform: 'none', opacity: 1}]);
}

/** A card has one motion at a time: where cards come fast, those still under way would pile up. */
function move(element, frames) {
  gliding.get(element)?.cancel();
  gliding.set(element, element.animate(frames, {duration: GLIDE_MS, easing: GLIDE_EASING}));
}
