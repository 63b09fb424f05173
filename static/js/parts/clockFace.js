/** The number of the clock; overtime turns it over and says so. */
import {html} from '../../vendor/lit.js';
import {face, left, showing} from '../clock.js';
import {t} from '../i18n.js';

/** Seconds left on the entity `clock`, negative in overtime, null when nothing runs out. */
export function secondsLeft(clock) {
  if (!clock) return null;
  if (!clock.running) return clock.left_ms === null || clock.left_ms === undefined ? null : clock.left_ms / 1000;
  return clock.deadline ? Math.min(left(showing(clock.deadline)), clock.total || Infinity) : null;
}

/** The big number with its label underneath. */
export function clockFace(clock, label = t('还剩')) {
  const left = secondsLeft(clock);
  if (left === null) return html`<div class="clock"></div>`;
  const over = left < 0;
  return html`<div class="clock" data-state=${over ? 'over' : clock.running ? 'running' : 'paused'}>
    <span class="number" role="timer">${face(left)}</span>
    <span class="label">${over ? t('时间到') : clock.running ? label : t('先停一停')}</span></div>`;
}
