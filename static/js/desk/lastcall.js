/** Those who vote last: when the others have, the desk calls them. */
import {html, nothing} from '../../vendor/lit.js';
import {inRow, t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {roleTitle} from './names.js';

/** Who waits, and the verb that calls them. */
export function lastCall(d, ballot) {
  if (!ballot.last?.length) return nothing;
  const roles = inRow(ballot.last.map(role => roleTitle(d, role)));
  if (ballot.last_called) return html`<p class="soft">${t('{roles}已经请过，可以投了。', {roles})}</p>`;
  return html`<p class="last-call"><span>${t('{roles}最后投，等别人都投完。', {roles})}</span>
    ${verbButton(d, t('别人都投了，请{roles}投', {roles}), () => d.act('set', {name: 'last_call', value: ballot.id}), {key: 'a', needs: 'set'})}</p>`;
}
