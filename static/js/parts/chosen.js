/** What a line of the published list chose, in words: a side, or the candidates. */
import {inRow, t} from '../i18n.js';
import {sideWords} from '../barwords.js';
import {titled} from './titled.js';

export function chosenWords(store, ballot, choice) {
  if (typeof choice === 'string') return sideWords(choice, ballot);
  const names = Object.entries(choice).map(([id, n]) => `${titled(key => store.get(key), store.get(`item/${id}`)) || id}${n > 1 ? ` ×${n}` : ''}`);
  return names.length ? inRow(names) : t('一个也没选');
}
