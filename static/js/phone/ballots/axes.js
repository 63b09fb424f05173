/** What is scored, in words. */
import {t} from '../../i18n.js';

/** The name of an axis; one that a rule file made up stands as written. */
export function axisName(axis) {
  const words = {
    importance: t('要紧'), satisfaction: t('满意'), feasibility: t('好办'), feasible: t('能办成'), lasting: t('能长久'),
    spreadable: t('能推广'), benefit: t('对大家好'), novel: t('有新意'), cost: t('花费'), fairness: t('公平'),
  };
  return words[axis] || axis.replaceAll('_', ' ');
}
