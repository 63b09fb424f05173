/** The long picture: the server's PNG opens, to be kept or sent on; where the server cannot draw, this device does from the SVG. */
import {handOver} from './pack.js';

/** Every link with `data-picture` leads to a PNG; those words are its file name where this device draws it. */
export function pictures(root) {
  for (const link of root.querySelectorAll('[data-picture]')) link.addEventListener('click', openPicture);
}

async function openPicture(event) {
  const link = event.currentTarget;
  event.preventDefault();
  try {
    const answer = await fetch(link.href, {method: 'HEAD'});
    if (answer.ok) location.assign(link.href);
    else handOver(await drawn(await (await fetch(link.href.replace('.png', '.svg'))).text()), link.dataset.picture);
  } catch {
    location.assign(link.href);
  }
}

/** An SVG with its own width and height as PNG. */
async function drawn(svg) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const sheet = Object.assign(document.createElement('canvas'), {width: picture.width, height: picture.height});
  sheet.getContext('2d').drawImage(picture, 0, 0);
  return new Promise((done, failed) => sheet.toBlob(png => (png ? done(png) : failed(new Error('no picture'))), 'image/png'));
}
