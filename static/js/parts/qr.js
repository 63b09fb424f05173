/** The join code as one SVG path, on white whatever the room. */
import {html, svg} from '../../vendor/lit.js';
import {t} from '../i18n.js';

/** `code` is `{size, d}`, quiet zone included. */
export function qr(code) {
  return html`<div class="qr"><svg viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label=${t('入会二维码')}>${svg`<path d=${code.d}></path>`}</svg></div>`;
}
