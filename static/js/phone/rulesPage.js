/** The rules of this meeting in plain words. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {meeting} from './things.js';

export function rulesPage() {
  return html`<h1 tabindex="-1">${t('咱们的约定')}</h1>${articles()}`;
}

export function articles() {
  return html`<ol class="articles">${(meeting().articles || []).map(one => html`<li>${pick(one)}</li>`)}</ol>`;
}
