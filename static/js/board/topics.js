/** Topics and ideas with their heat: how many say “me too”, how many have signed up. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {cardsOpen, groupsKnown, needsShown, stageNow} from './facts.js';
import {evenly, linesOf, perLine} from './measure.js';
import {wallRoom} from './notices.js';
import {pageMark, pageNow} from './paging.js';
import {promptParts} from './texts.js';
import {who} from '../parts/who.js';

const TOPIC_ROWS = 9;
const TOPIC_EM = perLine(19, 22);

/** Whether anybody has warmed to anything yet. */
export function hasHeat(store) {
  return needsShown(store).some(item => heatOf(item) > 0) && cardsOpen(store).length > 0;
}

/** While people still write, in the order of arrival; afterwards the warmest first. */
export function topicsSheet(store) {
  const stage = stageNow(store);
  const topics = needsShown(store).filter(item => !['report', 'note'].includes(item.kind));
  const shown = stage.write?.length ? topics : [...topics].sort((a, b) => heatOf(b) - heatOf(a));
  const page = pageNow(evenly(shown, wallRoom(store, TOPIC_ROWS), item => (linesOf(item.text, TOPIC_EM) > 1 ? 1.7 : 1)));
  const top = Math.max(1, ...topics.map(heatOf));
  return {
    where: [pick(stage.title), t('{n} 个议题', {n: topics.length})],
    ...promptParts(stage.prompt || stage.title),
    time: {clock: store.get('clock'), label: t('还剩')},
    aside: pageMark(page),
    main: html`<ol class="standings" data-topics data-few=${page.shown.length < 6 ? '' : nothing}>${repeat(page.shown, item => item.id, item => html`<li data-glide=${`item/${item.id}`}>
      <span class="title">${item.text}</span><span class="votes">${item.by ? who(item.by, groupsKnown(store)) : nothing}</span>
      <progress class="level-bar" max=${item.second_needed || top} value=${item.second_needed ? item.seconds.length : heatOf(item)} aria-label=${item.text}></progress><strong
        class="number">${heatWords(item)}</strong></li>`)}</ol>`,
  };
}

function heatOf({same = 0, signed_up: signed = 0, seconds = []}) {
  return (same || 0) + (signed || 0) + seconds.length;
}

/** Where seconds are needed: how many there are of how many. */
function heatWords(item) {
  return item.second_needed ? `${item.seconds.length}/${item.second_needed}` : heatOf(item) || '';
}
