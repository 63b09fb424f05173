/** The editor by keyboard alone: Enter saves and goes on, Alt with an arrow moves, Alt+N adds, Alt+O leaves out, Alt+Z takes back. */

const VERBS = {ArrowUp: 'up', ArrowDown: 'down', KeyN: 'add', KeyH: 'heading', KeyO: 'out', KeyZ: 'undo', KeyB: 'back'};

export function listenScribe(scribe) {
  addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && event.target.matches?.('.scribe-draft textarea')) onwards(scribe, event);
    else if (event.altKey && !event.ctrlKey && VERBS[event.code]) press(event, VERBS[event.code]);
  });
  addEventListener('pagehide', () => document.activeElement?.dataset?.key && scribe.words.send(document.activeElement.dataset.key));
}

/** A sentence has no line breaks: Enter keeps it and goes to the next field. */
function onwards(scribe, event) {
  event.preventDefault();
  const {key} = event.target.dataset;
  const send = event.target.closest('.scribe-add')?.querySelector('[data-send]');
  if (send) return send.click();
  scribe.words.send(key);
  const fields = [...document.querySelectorAll('.scribe-draft textarea')];
  fields[fields.indexOf(event.target) + 1]?.focus();
}

/** The verb of the sentence in which one writes; its buttons may stand there only with the next drawing. */
function press(event, verb) {
  event.preventDefault();
  const sentence = document.activeElement?.closest('.scribe-sentence');
  const find = () => sentence?.querySelector(`[data-verb="${verb}"]`) ?? document.querySelector(`:is(.scribe-top, .scribe-aside) [data-verb="${verb}"]`);
  if (find()) find().click();
  else requestAnimationFrame(() => requestAnimationFrame(() => find()?.click()));
}
