/** A person: mark and name as she chose it. */
import {html} from '../../vendor/lit.js';
import {mark} from './mark.js';
import {t} from '../i18n.js';

/** `person` is `{name, group}` or null for somebody who did not sign. */
export function who(person, groups) {
  return person
    ? html`<span class="who">${mark(person.group, groups)}<span>${person.name}</span></span>`
    : html`<span class="who">${t('没署名')}</span>`;
}
