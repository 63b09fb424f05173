/** Too few here to decide: said plainly while it lasts. */
import {nothing} from '../../../vendor/lit.js';
import {banner} from '../../parts/banner.js';
import {t} from '../../i18n.js';
import {meeting} from '../things.js';

export function quorumNote() {
  const {quorum} = meeting();
  if (!quorum || quorum.ok) return nothing;
  const [bar] = (quorum.bars || []).filter(one => !one.held);
  const words = bar ? t('到了 {value}，要 {needed} 才够。', {value: bar.value, needed: bar.needed}) : '';
  return banner('saved', quorum.fail === 'adjourn' ? t('人数不够，今天只能改期。') : t('人数不够，可以谈，先不表决。'), words);
}
