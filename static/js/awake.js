/** What is done only while somebody can see this screen: in a pocket it does no work, and is up to date when it is taken out. */

/** Calls `work` every `ms`, but not while the screen is hidden; then once more as soon as it is seen again. */
export function whileSeen(work, ms) {
  let timer = 0;
  const go = () => {
    clearInterval(timer);
    timer = document.hidden ? 0 : setInterval(work, ms);
  };
  document.addEventListener('visibilitychange', go);
  onceSeen(work);
  go();
}

/** Calls `work` each time the screen is seen again after it was hidden. */
export function onceSeen(work) {
  document.addEventListener('visibilitychange', () => document.hidden || work());
}
