/** Codes of the server in words: why somebody stands where she stands, why something may not be done now. */
import {t} from './i18n.js';

/** Why this place in the queue, in one line. */
export function queueReason(code) {
  const words = {
    not_spoken_first: t('还没发过言，先请'),
    alternate_group: t('各方轮着来'),
    fewest_turns: t('说得少，先请'),
    first_come: t('按举手先后'),
    seat_order: t('按座位顺序'),
    only_hand: t('只有这一位举手'),
    host_called: t('主持人请的'),
    clarify: t('有话要说明'),
    answer: t('请单位答复'),
  };
  return words[code] || '';
}
