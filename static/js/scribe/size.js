/** Fields as high as their words, also where the browser cannot do it by itself. */
const ALONE = CSS.supports('field-sizing', 'content');

export function growAll(root) {
  if (ALONE) return;
  const grow = field => { field.style.blockSize = 'auto'; field.style.blockSize = `${field.scrollHeight + 2}px`; };
  root.addEventListener('input', ({target}) => { if (target.matches('textarea')) grow(target); });
  new MutationObserver(() => root.querySelectorAll('textarea').forEach(grow)).observe(root, {childList: true, subtree: true});
}
