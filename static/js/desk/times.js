/** What is left of the time of groups, and whether extra time for one is extra for all. */
import {html, nothing} from '../../vendor/lit.js';
import {face} from '../clock.js';
import {t} from '../i18n.js';
import {switchRow} from './buttons.js';
import {groupMark, groupShort} from './names.js';

export function timesView(d) {
  const groups = Object.entries(d.get('floor')?.budgets?.groups ?? {});
  if (!groups.length) return nothing;
  const forAll = Boolean(d.get('meeting').settings?.extra_for_all);
  return html`<section><h2 class="h2">${t('各方还剩')}</h2><ul class="people">${groups.map(([code, left]) => html`<li>${groupMark(d, code)}<span class="n">${groupShort(d, code)}</span>
    <span class="sp"></span><b>${left <= 0 ? t('用完了') : face(left)}</b></li>`)}</ul>
    ${d.barred('set') === null ? nothing : switchRow(t('给一方加时，各方都加'), forAll, on => d.act('set', {name: 'extra_for_all', value: on}))}</section>`;
}
