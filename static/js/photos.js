/** Photos are made small before they are sent, so that they cost little on a phone's network; without this the server does it. */
import {t} from './i18n.js';

const SIDE = 1600;
const FINE = 600_000;

const form = document.querySelector('[data-photo]');
const [file, look, says, button] = ['[type=file]', '.photo-look', '[data-says]', 'button'].map(part => form.querySelector(part));
file.addEventListener('change', choose);
form.addEventListener('submit', () => setTimeout(() => {
  button.disabled = true;
  says.textContent = t('正在送……');
}));
addEventListener('pageshow', () => { button.disabled = false; });

/** What was chosen is shown, and replaced by a smaller copy where this browser can make one. */
async function choose() {
  const [chosen] = file.files;
  look.hidden = true;
  says.textContent = '';
  if (!chosen) return;
  try {
    const picture = await opened(chosen);
    if (chosen.size > FINE || Math.max(picture.naturalWidth, picture.naturalHeight) > SIDE) replace(chosen, await smaller(picture));
  } catch {
    says.textContent = t('这里看不了这张，先送去试试。');
  }
}

/** The picture as the browser turns it upright, once it can be seen. */
async function opened(chosen) {
  look.src = URL.createObjectURL(chosen);
  await look.decode();
  look.hidden = false;
  return look;
}

function smaller(picture) {
  const scale = Math.min(1, SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.round(picture.naturalWidth * scale), height: Math.round(picture.naturalHeight * scale),
  });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
}

/** Only where the copy is smaller, and the browser turns pictures upright by itself: an old one would lay them on their side. */
function replace(chosen, made) {
  if (!made || made.size >= chosen.size || !CSS.supports('image-orientation', 'from-image')) return;
  const bag = new DataTransfer();
  bag.items.add(new File([made], 'photo.jpg', {type: 'image/jpeg'}));
  file.files = bag.files;
  says.textContent = t('已经缩小，只要送 {n} KB。', {n: Math.ceil(made.size / 1024)});
}
