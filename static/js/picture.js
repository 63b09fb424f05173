/** The long picture as a PNG: phones draw the SVG, no server does. Without scripts the link shows the SVG. */
import {handOver} from './pack.js';

/** Every link with `data-picture` saves the picture it leads to. */
export function pictures(root) {
  for (const link of root.querySelectorAll('[data-picture]')) link.addEventListener('click', savePicture);
}

async function savePicture(event) {
  const link = event.currentTarget;
  event.preventDefault();
  try {
    handOver(await drawn(await (await fetch(link.href)).text()), link.dataset.picture);
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
