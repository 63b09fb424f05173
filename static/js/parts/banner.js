/** Offline, on the way, saved, refused, told: a sign, a word, and what happens next. */
import {html} from '../../vendor/lit.js';
import {icon} from './icon.js';

const BANNER_SIGNS = {offline: 'offline', refused: 'info', saved: 'check', sending: 'clock', told: 'bell'};

/** `kind` is offline, sending, saved, refused or told. A refusal interrupts a screen reader, the others wait their turn. */
export function banner(kind, strong, rest = '', more = '') {
  return html`<div class="banner" data-kind=${kind} role=${kind === 'refused' ? 'alert' : 'status'}>${icon(BANNER_SIGNS[kind])}<div><p><strong>${strong}</strong>${rest}</p>${more}</div></div>`;
}
