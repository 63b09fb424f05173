/** Small numbers as people say them in a heading. */
import {lang} from '../i18n.js';

const HAN = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];
const HAN_PLACES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const ENGLISH = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ENGLISH_PLACES = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "六", "six"; digits above ten. */
export function sayMany(number) {
  return (lang.startsWith('zh') ? HAN : ENGLISH)[number] ?? String(number);
}

/** "五" of 第五件, "fifth"; digits above ten. */
export function sayNth(number) {
  return (lang.startsWith('zh') ? HAN_PLACES : ENGLISH_PLACES)[number] ?? (lang.startsWith('zh') ? String(number) : `${number}th`);
}
