/** Offline, saved, refused: a sign, a word, and what happens next. */
import {html} from '../../vendor/lit.js';
import {icon} from './icon.js';

const BANNER_SIGNS = {offline: 'offline', refused: 'info', saved: 'check'};

/** `kind` is offline, refused or saved. A refusal interrupts a screen reader, the others wait their turn. */
export function banner(kind, strong, rest = '', more = '') {
  return html`<div class="banner" data-kind=${kind} role=${kind === 'refused' ? 'alert' : 'status'}>${icon(BANNER_SIGNS[kind])}<div><p><strong>${strong}</strong>${rest}</p>${more}</div></div>`;
}
