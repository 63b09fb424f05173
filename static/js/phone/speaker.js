/** Who is speaking and who comes next, with the reason for each place. */
import {html, nothing} from '../../vendor/lit.js';
import {queueRow, sideBadge} from '../parts/queueRow.js';
import {who} from '../parts/who.js';
import {badge} from '../parts/badge.js';
import {t} from '../i18n.js';
import {myId} from './room.js';
import {floorNow, groups, isMe} from './things.js';

const SHOWN = 5;

export function speakerNow() {
  const {speaker, queue = []} = floorNow();
  if (!speaker && !queue.length) return nothing;
  return html`<h2 class="section">${speaker ? t('现在说的是') : t('接下来')}</h2>
    ${speaker ? html`<p>${who(speaker.who, groups())} ${sideBadge(speaker.stance)}${isMe(speaker.who) ? badge(t('您')) : nothing}${speaker.kind === 'answer' ? html` <span
        class="badge">${t('答复')}</span>` : nothing}</p>` : nothing}
    <ol class="queue">${shown(queue).map(entry => queueRow(entry, groups(), myId()))}</ol>
    ${queue.length > shown(queue).length ? html`<p class="note">${t('后面还有 {n} 位', {n: queue.length - shown(queue).length})}</p>` : nothing}`;
}

/** The first few, and me wherever I stand. */
function shown(queue) {
  return queue.filter((entry, index) => index < SHOWN || isMe(entry));
}
