/** Who has the floor, and the next three with the reason for each. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {queueReason} from '../reasons.js';
import {who} from '../parts/who.js';
import {groupsKnown} from './facts.js';
import {budgetsRow, hasBudgets} from './budgets.js';
import {ems} from './measure.js';
import {wallRoom} from './notices.js';

const NEXT_SPEAKERS = 3;
const NAME_EM = 9;

/** The column of speakers; `silent` is said when nobody has the floor. */
export function speakers(store, silent) {
  const {speaker = null, queue = []} = store.get('floor') || {};
  const groups = groupsKnown(store);
  return html`<section class="floor"><div><h2>${speaker ? heading(speaker) : t('这会儿')}</h2>
    ${speaker ? speakerNow(speaker, groups) : html`<p class="now" data-empty>${silent}</p>`}</div>${nextThree(queue.slice(0, wallRoom(store, NEXT_SPEAKERS) - (hasBudgets(store)
      ? 1 : 0)), groups)}${budgetsRow(store)}</section>`;
}

function heading(speaker) {
  return speaker.kind === 'answer' ? t('正在答复') : t('正在说');
}

function speakerNow(speaker, groups) {
  return html`<p class="now" data-long=${ems(speaker.who.name) > NAME_EM ? '' : nothing}>${who(speaker.who, groups)}</p>
    <p class="to">${speaker.to ? t('说给{name}听', {name: speaker.to.name}) : queueReason(speaker.reason)}</p>`;
}

function nextThree(queue, groups) {
  return queue.length ? html`<div><h2>${t('接下来')}</h2><ol class="queue">${queue.map((entry, n) => nextRow(entry, n + 1, groups))}</ol></div>` : nothing;
}

function nextRow(entry, place, groups) {
  return html`<li data-glide=${`queue/${entry.id}`}><span class="place">${place}</span>${who(entry, groups)}<span class="reason">${queueReason(entry.reason)}</span></li>`;
}

/** The label under the clock: whose time runs. */
export function timeLabel(store, stageWords) {
  const {speaker} = store.get('floor') || {};
  if (store.get('clock')?.of !== 'turn' || !speaker) return stageWords;
  return speaker.kind === 'answer' ? t('这次答复还剩') : t('这次发言还剩');
}
