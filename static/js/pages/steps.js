/** One fieldset after another, without asking the server; the browser's back button goes back one step. */
const PAUSE_MS = 220;

export function stepByStep(form) {
  if (!form) return;
  const show = n => {
    form.dataset.stepNow = n;
    form.querySelector(`[data-step="${n}"] h1`).focus();
    scrollTo(0, 0);
  };
  const on = n => { history.pushState({step: n + 1}, ''); show(n + 1); };
  history.replaceState({step: Number(form.dataset.stepNow)}, '');
  addEventListener('popstate', event => event.state?.step && show(event.state.step));
  form.addEventListener('submit', event => {
    const step = Number(event.submitter?.name === 'step' && event.submitter.value);
    if (!step) return;
    event.preventDefault();
    if (filled(form, step)) on(step);
  });
  form.addEventListener('click', event => {
    if (event.detail && event.target.matches?.('input[type="radio"]')) setTimeout(on, PAUSE_MS, 2);
  });
}

function filled(form, step) {
  const part = form.querySelector(`[data-step="${step}"]`);
  const field = part.querySelector('input[data-need]');
  const given = field ? field.value.trim() : part.querySelector('input:checked');
  tell(part, given ? '' : part.querySelector('[data-need]').dataset.need);
  if (!given) (field || part.querySelector('input'))?.focus();
  return Boolean(given);
}

function tell(part, words) {
  let fault = part.querySelector('.fault');
  if (!fault && words) {
    fault = document.createElement('span');
    fault.className = 'fault';
    fault.setAttribute('role', 'alert');
    part.querySelector('.field, [role="radiogroup"]').after(fault);
  }
  if (fault) fault.textContent = words;
}
