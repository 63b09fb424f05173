/** What an open ballot about several items asks, in a sentence. */
import {t} from '../i18n.js';
import {sayMany} from './numerals.js';

/** 这五个里，每人选两个 — or puts five in order. */
export function several({type, items, per_person: most}) {
  const words = {n: items.length, many: sayMany(items.length), m: most, most: sayMany(most)};
  return type === 'rank' ? t('这{many}个里，请排出前{most}个', words) : t('这{many}个里，每人选{most}个', words);
}
