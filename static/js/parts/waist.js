/** The waist line: the clock as a shape that shortens. */
import {html} from '../../vendor/lit.js';
import {secondsLeft} from './clockFace.js';
import {t} from '../i18n.js';

/** Drawn from the entity `clock`; a plain line when nothing runs out. */
export function waist(clock) {
  const left = secondsLeft(clock);
  if (left === null || !clock.total) return html`<div class="waist"></div>`;
  return html`<progress class="waist" max=${clock.total} .value=${Math.max(0, Math.min(left, clock.total))} data-state=${left < 0 ? 'over' : 'running'} aria-label=${t('剩余时间')}></progress>`;
}
