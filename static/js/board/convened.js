/** Whose meeting it is: the office that calls it; who helps stands behind it only where that name does not step back. */
import {t} from '../i18n.js';

export function convened({organiser = '', supporter = ''}) {
  const [office] = organiser.split('，');
  if (!office) return '';
  return supporter ? t('{office}召集，{supporter}协助', {office, supporter}) : t('{office}召集', {office});
}
