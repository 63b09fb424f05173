/** Words that come and go: refusals, and what another facilitator has just done. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {verbWords} from './words.js';

export function toastsView(d) {
  const shown = d.ui.get('toasts', []);
  const row = one => html`<p data-kind=${one.kind}>${one.text}</p>`;
  return html`<div class="toasts"><div role="status">${shown.filter(one => one.kind !== 'refused').map(row)}</div>
    <div role="alert">${shown.filter(one => one.kind === 'refused').map(row)}</div></div>`;
}

/** Tells what somebody else at a desk did, once for each step. */
export function tellOthersSteps(d) {
  const last = d.get('agenda')?.undo;
  const before = d.ui.get('steps.told', null);
  if (last?.at === before) return;
  if (before !== null && last?.by && last.by.id !== d.me.id) d.say(t('{name}刚做了：{what}', {name: last.by.name, what: verbWords(last.verb)}));
  d.ui.set('steps.told', last?.at ?? 0);
}

/** Refusals of acts that were sent from a page closed meanwhile, each once: that one was heard changes the outbox, which asks for the next. */
export function tellUnheard(d) {
  const [act] = d.outbox.unheard();
  if (!act) return;
  d.say(pick(act.refusal), 'refused');
  d.outbox.hear(act);
}
