/** A pack of papers takes half a minute to make: the page says so, then hands over the file. Without scripts it is a plain link. */

/** For a click on a link with `data-wait`, `data-done` and `data-failed`; its words go to `[data-says]`. */
export async function takePack(event) {
  const link = event.currentTarget;
  const says = document.querySelector('[data-says]');
  event.preventDefault();
  if (link.ariaBusy === 'true') return;
  link.ariaBusy = 'true';
  says.textContent = link.dataset.wait;
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(`pack ${answer.status}`);
    handOver(await answer.blob(), nameIn(answer) || link.href.split('/').at(-1));
    says.textContent = link.dataset.done;
  } catch {
    says.textContent = link.dataset.failed;
  }
  link.ariaBusy = 'false';
}

/** The file's name as the server gave it, or ''. */
function nameIn(answer) {
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition')) || [];
  return decodeURIComponent(name);
}

/** The browser saves a file under this name. */
export function handOver(blob, name) {
  const file = Object.assign(document.createElement('a'), {href: URL.createObjectURL(blob), download: name});
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60000);
}
