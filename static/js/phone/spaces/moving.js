/** Going somewhere else by one tap: nobody asks why, and no name is shown on the wall. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {why} from '../../parts/why.js';
import {send, waiting} from '../acts.js';
import {here} from '../room.js';
import {item} from '../things.js';
import {go, setUi, ui} from '../ui.js';
import {verb} from '../verb.js';
import {headCount, isFull, mySpace, placeName, spaces} from './places.js';
import {slotNow} from './slots.js';

/** All places where one may go now. */
export function places() {
  const open = spaces().filter(one => one.kind !== 'pair' && one.kind !== 'ring' && (one.kind !== 'cell' || (one.item && one.slot === slotNow())));
  return html`<h1 tabindex="-1">${t('您想去哪儿？')}</h1><p>${t('在哪儿学不到、也帮不上，就请移步换个组。不用跟谁说。')}</p>
    <div class="stack">${open.map(placeCard)}</div>
    ${here.me?.space ? verb(t('我先歇会儿、各处看看'), () => goTo(''), {small: true}) : nothing}`;
}

function placeCard(space) {
  const mine = space.id === here.me?.space;
  const topic = item(space.item);
  const name = `full-${space.id}`;
  const going = waiting('move', args => args.space === space.id).length > 0;
  const tap = () => (isFull(space) && !mine ? setUi({open: name}) : goTo(space.id));
  return html`<article class="cell" ?data-own=${mine}><p class="kicker"><span class="plate" ?data-quiet=${!mine}>${placeName(space)}</span></p>${topic ? html`<h2>${topic.text}</h2>` : nothing}
    <p class="soft">${space.host ? t('{name}牵头', {name: space.host.name}) : ''} ${headCount(space)}</p>
    ${mine ? html`<p class="note">${t('您在这儿')}</p>` : verb(going ? t('正在过去') : t('我去这儿'), tap)}
    ${ui.open === name ? why(t('这里坐满了，请先去别处看看。'), name) : nothing}</article>`;
}

function goTo(space) {
  send('move', {space});
  go('');
}

/** For whoever stands free in the room while others sit in groups. */
export function nowhere() {
  return mySpace() ? nothing : places();
}
