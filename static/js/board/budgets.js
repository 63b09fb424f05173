/** What is left of each group's time, where every group has the same. */
import {html, nothing} from '../../vendor/lit.js';
import {face} from '../clock.js';
import {t} from '../i18n.js';
import {groupOf, mark} from '../parts/mark.js';
import {groupsKnown} from './facts.js';
import {brief} from './texts.js';

const BUDGETS_MOST = 5;

/** Whether groups have a budget here. */
export function hasBudgets(store) {
  return Boolean(Object.keys(store.get('floor')?.budgets?.groups || {}).length);
}

/** Groups and the minutes they still have. */
export function budgetsRow(store) {
  if (!hasBudgets(store)) return nothing;
  const groups = groupsKnown(store);
  const rows = Object.entries(store.get('floor').budgets.groups).slice(0, BUDGETS_MOST);
  return html`<div class="budgets"><h2>${t('各方还剩')}</h2><ul>${rows.map(([code, left]) => html`<li ?data-out=${left <= 0}>${mark(code, groups)}<span>${brief(groupOf(code, groups) || code)}</span>
    <strong class="number">${left <= 0 ? t('用完了') : face(left)}</strong></li>`)}</ul></div>`;
}
