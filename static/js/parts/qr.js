/** The join code as one SVG path, on white whatever the room. */
import {html, svg} from '../../vendor/lit.js';
import {t} from '../i18n.js';

/** `code` is `{size, d}`, quiet zone included; here the white ground around it is the quiet zone, so its own four modules are cut off. */
export function qr(code) {
  return html`<div class="qr"><svg viewBox="4 4 ${code.size - 8} ${code.size - 8}" role="img" aria-label=${t('入会二维码')}>${svg`<path d=${code.d}></path>`}</svg></div>`;
}
