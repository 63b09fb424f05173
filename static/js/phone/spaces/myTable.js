/** My table: what we talk about, who sits here, who looks after it, what we wrote. */
import {html, nothing} from '../../../vendor/lit.js';
import {badge} from '../../parts/badge.js';
import {who} from '../../parts/who.js';
import {pick, t} from '../../i18n.js';
import {send, waiting} from '../acts.js';
import {floorBlock, roundQuestion} from '../debate/talk.js';
import {stickNow} from '../debate/stick.js';
import {hatNow} from '../debate/hat.js';
import {interrupts, signals} from '../debate/interrupts.js';
import {timeLeft} from '../debate/budgets.js';
import {speakerNow} from '../speaker.js';
import {forMe, thread} from '../thread.js';
import {groups, isMe, item, meeting, stage, subjectId} from '../things.js';
import {doorway, sure} from '../verb.js';
import {may} from '../may.js';
import {writeDoors} from '../writing/doors.js';
import {itemList} from '../writing/itemList.js';
import {ownCards} from '../ownCards.js';
import {headCount, iHost, mySpace, placeName} from './places.js';

export function myTable() {
  const space = mySpace();
  const topic = item(space.item) || item(subjectId());
  return html`<p class="kicker"><span class="plate" data-quiet>${placeName(space)}</span> ${headCount(space)}</p>
    <h1 tabindex="-1">${topic ? topic.text : pick(stage().title)}</h1>
    ${hatNow()}${roundQuestion()}${!stage().question && pick(stage().prompt) ? html`<p>${pick(stage().prompt)}</p>` : nothing}
    <div class="stack">${stickNow()}${floorBlock()}${timeLeft()}${signals()}${writeDoors(topic)}${leaveDoor()}</div>
    ${interrupts()}${handedIn(space)}${topic ? forMe(topic) : nothing}${speakerNow()}${sitting(space)}
    ${topic ? thread(topic) : nothing}${ownCards('idea')}${ownCards('note')}${notes(space)}`;
}

/** Who sits here; the one who looks after it stands first. */
export function sitting(space) {
  const people = [...(space.people || [])].sort((a, b) => (b.id === space.host?.id) - (a.id === space.host?.id));
  return html`<h2 class="section">${t('这里的人')}</h2>${volunteer(space)}${scribe(space)}
    <ul class="stack-tight">${people.map(one => html`<li>${who(one, groups())}${one.id === space.host?.id ? badge(hostWord(space)) : nothing}${isMe(one) ? badge(t('您')) : nothing}</li>`)}</ul>`;
}

const hostWord = space => (space.kind === 'table' ? t('桌长') : t('召集人'));

/** A table without a host asks for one; whoever taps first is it. */
function volunteer(space) {
  if (space.kind !== 'table' || !stage().space?.host) return nothing;
  if (iHost(space)) return html`<p class="note">${t('您是这一桌的桌长：请大家轮着说，把要点记下来。换桌时您留在这儿。')}</p>`;
  if (space.host) return nothing;
  if (meeting().roles?.table_host) return html`<p class="note">${t('这一桌还没有桌长，主持人会请一位。')}</p>`;
  const asked = waiting('sign_up', args => args.as === 'table_host').length;
  return asked ? html`<p role="status">${t('请稍等，马上就好。')}</p>` : html`<p>${t('这一桌还没有桌长。')}</p>
    ${sure(t('我来当桌长'), t('桌长请大家轮着说、记要点，换桌时留下。您愿意吗？'), () => send('sign_up', {space: space.id, as: 'table_host'}), 'table-host')}`;
}

/** Where whoever takes notes writes for all, one may offer to; a post that is a role is given out at the desk. */
function scribe(space) {
  const named = [...(stage().write || []).flatMap(one => one.roles || []), ...Object.values(stage().allow || {}).flat()];
  if (!named.includes('note_taker') || meeting().roles?.note_taker || iHost(space)) return nothing;
  if (space.note_taker) return isMe(space.note_taker) ? html`<p class="note">${t('您来记录：谈完请交一份记录。')}</p>` : nothing;
  const asked = waiting('sign_up', args => args.as === 'note_taker').length;
  return asked ? html`<p role="status">${t('请稍等，马上就好。')}</p>` : sure(t('我来记录'), t('记要点，谈完交一份记录。您愿意吗？'), () => send('sign_up', {space: space.id, as: 'note_taker'}), 'note-taker');
}

/** The law of two feet: one tap, no reason asked. */
function leaveDoor() {
  return stage().move?.policy === 'free' && may('move') ? doorway(t('我想换个地方'), 'places', {small: true}) : nothing;
}

/** What was handed in here: whoever wrote it sees that it has arrived. */
function handedIn(space) {
  return space.item ? itemList(one => one.kind === 'report' && one.about === space.item) : nothing;
}

function notes(space) {
  const here1 = one => one.id !== space.item && (one.space === space.id || one.about === space.id || (one.about && one.about === stage().item));
  return itemList(here1);
}
