/** How long a text is: limits are in Chinese characters, a letter of a narrower script takes two fifths of one (facilitate/core/person/lengths.py). */
import {lang} from '../i18n.js';

const WIDE_FROM = 0x2e80;
const HAN_FIFTHS = 5;
const LETTER_FIFTHS = 2;
const readersSign = () => (lang.startsWith('zh') ? HAN_FIFTHS : LETTER_FIFTHS);

/** In fifths of a Chinese character. */
export function fifths(text) {
  return [...text.trim()].reduce((sum, sign) => sum + (sign.codePointAt(0) >= WIDE_FROM ? HAN_FIFTHS : LETTER_FIFTHS), 0);
}

/** How many signs of the reader's own script may still be written, below 0 how many are too many. */
export function roomFor(text, most) {
  return Math.floor((most * HAN_FIFTHS - fifths(text)) / readersSign());
}

/** The limit, in signs of the reader's own script. */
export function shownMost(most) {
  return Math.floor(most * HAN_FIFTHS / readersSign());
}
