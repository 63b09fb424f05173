/** The motion on the table: its words with what was amended, who seconded it, and what may be done with it. */
import {html, nothing} from '../../vendor/lit.js';
import {inRow, pick, t} from '../i18n.js';
import {motionText} from '../parts/motionText.js';
import {verbButton} from './buttons.js';
import {nameOf} from './names.js';
import {itemNow, pendingOf, stageOf} from './sight.js';

/** Whether the item here is something that is decided rather than a need that is answered. */
export function isMotion(d) {
  const item = itemNow(d);
  const {allow = {}, floor} = stageOf(d) ?? {};
  const sided = ['required', 'optional'].includes(floor?.stance);
  return Boolean(item && (item.before?.length || item.second_needed || item.kind === 'motion' || allow.amend || sided));
}

/** The header; with questions pending, the ladder of them. */
export function motionHeader(d) {
  const item = itemNow(d);
  const stage = stageOf(d);
  return html`${pendingRows(d)}<div class="matter" data-motion>${stage.of > 1 ? html`<span class="no">${stage.nth}</span>` : nothing}<h2 class="matter-title"
    data-long=${item.text.length > 60 ? '' : nothing}>${motionText(item)}</h2>
    <div class="tools">${verbButton(d, t('这一件…'), () => d.open('motion', {item: item.id}), {key: '.'})}</div>
    <p class="meta"><span class="who">${nameOf(d, item.by)}</span>${secondsFact(item)}${item.before?.length ? html`<span>${t('改过 {n} 次', {n: item.before.length})}</span>` : nothing}</p></div>`;
}

function secondsFact(item) {
  const names = inRow((item.seconds ?? []).filter(Boolean).map(one => one.name));
  if (!item.second_needed && !names) return nothing;
  return html`<span>${names ? t('附议：{names}', {names}) : t('还没有人附议')}${item.second_needed ? t('（{n} / {of}）', {n: item.seconds?.length ?? 0, of: item.second_needed}) : ''}</span>`;
}

/** Robert's Rules: the question decided first stands first. */
function pendingRows(d) {
  const pending = pendingOf(d);
  if (pending.length < 2) return nothing;
  return html`<ol class="ledger pending-row" aria-label=${t('等着决定的')}>${pending.map((item, n) => html`<li ?data-first=${!n}><b>${motionKind(d, item)}</b><span
    class="cut-1">${item.text}</span></li>`)}</ol>`;
}

export function motionKind(d, {motion_type: type}) {
  const known = (d.get('meeting').motions ?? []).find(one => (one.id ?? one) === type);
  return known?.title ? pick(known.title) : t('主动议');
}
