/** The editor by keyboard alone: Enter saves and goes on, Alt with an arrow moves, Alt+N adds, Alt+O leaves out, Alt+Z takes back. */

const VERBS = {ArrowUp: 'up', ArrowDown: 'down', n: 'add', h: 'heading', o: 'out', z: 'undo', b: 'back'};

export function listenScribe(scribe) {
  addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && event.target.matches?.('.scribe-draft textarea')) onwards(scribe, event);
    else if (event.altKey && !event.ctrlKey && VERBS[event.key.length === 1 ? event.key.toLowerCase() : event.key]) press(event, VERBS[event.key.length === 1 ? event.key.toLowerCase() : event.key]);
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

function press(event, verb) {
  const button = document.querySelector(`[data-verb="${verb}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
}
