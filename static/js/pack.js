/** A paper or a pack that takes a while: the page says how far it is, then follows the link. Without scripts it is a plain link. */

const MAKING_MS = 700;

/** For a click on a link with `data-make`; it stands in something with `data-wait` and `data-failed`, and its words go to the
    `[data-says]` beside it. A second click on a link that is busy does nothing; `[data-stop]` beside it gives up. */
export async function takePaper(event) {
  const link = event.currentTarget;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.ariaBusy === 'true') return;
  link.ariaBusy = 'true';
  const beside = link.closest('[data-takes]');
  const says = beside.querySelector('[data-says]');
  const {wait, failed} = link.closest('[data-failed]').dataset;
  says.textContent = wait;
  const outcome = await makePaper(link, beside, words => (says.textContent = words));
  says.textContent = outcome.says || (outcome.ok || outcome.stopped ? '' : failed);
  link.ariaBusy = 'false';
  if (outcome.ok) followLink(link);
}

/** Asks for the paper and, while it is made, how far it is. */
async function makePaper(link, beside, say) {
  const job = Math.random().toString(36).slice(2);
  const giveUp = new AbortController();
  const stop = beside.querySelector('[data-stop]');
  const outcome = {ok: false, stopped: false, says: ''};
  const asking = setInterval(async () => say((await howFarItIs(link, job)).says || beside.querySelector('[data-says]').textContent), MAKING_MS);
  const onStop = () => {
    outcome.stopped = true;
    giveUp.abort();
    howFarItIs(link, job, '&stop=1');
  };
  stop?.addEventListener('click', onStop);
  if (stop) stop.hidden = false;
  try {
    const address = new URL(link.href);
    address.searchParams.set('job', job);
    outcome.ok = (await fetch(address, {method: 'HEAD', signal: giveUp.signal})).ok;
    clearInterval(asking);
    outcome.says = (await howFarItIs(link, job)).says || '';
  } catch {
    outcome.ok = false;
  }
  clearInterval(asking);
  stop?.removeEventListener('click', onStop);
  if (stop) stop.hidden = true;
  return outcome;
}

/** `{says, over, failed}` as the server tells it, or nothing when there is no line. */
async function howFarItIs(link, job, more = '') {
  try {
    const answer = await fetch(new URL(`making?job=${job}${more}`, link.href));
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

/** As if the link had been followed at once: what it leads to is ready now. */
function followLink(link) {
  if (link.hasAttribute('download')) Object.assign(document.createElement('a'), {href: link.href, download: ''}).click();
  else location.assign(link.href);
}

/** The browser saves a file under this name. */
export function handOver(blob, name) {
  const file = Object.assign(document.createElement('a'), {href: URL.createObjectURL(blob), download: name});
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60000);
}
