/** Stages that last for days: when they end by themselves, and ending one now. */
import {html, nothing} from '../../vendor/lit.js';
import {day, hour, t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {goOn} from './onward.js';
import {stageOf} from './sight.js';

const PLACES = {before: () => t('会前'), during: () => t('会上'), after: () => t('会后')};

export function daysLine(d) {
  const stage = stageOf(d);
  if (!stage?.days && (!stage || ['during', undefined].includes(stage.place_in_life))) return nothing;
  const ends = stage.ends || stage.deadline;
  return html`<p class="look-line"><span><b>${PLACES[stage.place_in_life]?.() ?? ''}</b>　${ends ? t('到 {day} {hour} 自己截止。', {day: day(ends), hour: hour(ends)}) : t('由您决定什么时候截止。')}</span>
    ${verbButton(d, t('现在就截止'), () => goOn(d), {needs: 'advance'})}</p>`;
}
