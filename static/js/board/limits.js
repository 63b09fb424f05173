/** How long and how often one may speak here, in one line. */
import {face} from '../clock.js';
import {t} from '../i18n.js';

/** 每次 2:00，每人 2 次 — as it holds now, also where the meeting has changed it. */
export function limitWords({floor, params, eased = []}) {
  if (!floor?.turn) return '';
  const own = eased.some(one => one.turn || one.turns) || Object.keys(params || {}).some(name => name.startsWith('floor.'));
  const words = [t('每次 {time}', {time: face(floor.turn)}), floor.turns ? t('每人 {n} 次', {n: floor.turns}) : ''].filter(Boolean).join(t('，'));
  return own ? t('{words}（大家定的）', {words}) : words;
}
