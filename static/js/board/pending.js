/** Robert's Rules: the questions pending, the one that is decided first at the top. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {pendingAll} from './matter.js';

const PENDING_MOST = 4;

/** A ladder of two steps or more; with one question there is nothing to show. */
export function pendingLadder(store) {
  const pending = pendingAll(store);
  if (pending.length < 2) return nothing;
  return html`<ol class="pending" aria-label=${t('等着决定的，先决定左边的')}>${pending.slice(0, PENDING_MOST).map((item, n) => html`<li aria-current=${n ? nothing : 'true'}>
    <strong>${motionName(store, item)}</strong><span class="words">${n ? item.text : t('先决定这一件')}</span></li>`)}</ol>`;
}

/** The name of a motion's kind as the rule gives it: 修改, 结束辩论… */
export function motionName(store, {motion_type: type}) {
  const known = (store.get('meeting').motions || []).find(one => (one.id || one) === type);
  return known?.title ? pick(known.title) : {main: t('主动议'), amend: t('修改')}[type] || t('主动议');
}
