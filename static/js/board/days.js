/** Stages before and after the meeting: they last for days, and a date stands where the clock would. */
import {html} from '../../vendor/lit.js';
import {day, t} from '../i18n.js';
import {stageNow} from './facts.js';

/** The sheet of such a stage, with the day it ends in the place of the clock. */
export function withDate(store, sheet) {
  const stage = stageNow(store);
  if (!isDays(stage)) return sheet;
  const place = stage.place_in_life === 'before' ? t('会前') : stage.place_in_life === 'after' ? t('会后') : '';
  return {...sheet, where: [place, ...sheet.where].filter(Boolean), time: null, aside: html`${sheet.aside || ''}${stage.deadline ? html`<p
    class="until"><strong>${day(stage.deadline)}</strong><span>${t('截止')}</span></p>` : ''}`};
}

/** Whether it lasts for days rather than minutes. */
export function isDays(stage) {
  return Boolean(stage?.days || (stage && stage.place_in_life && stage.place_in_life !== 'during'));
}
