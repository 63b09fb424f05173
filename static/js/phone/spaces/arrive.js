/** Where to go next: one large plate, and a key to say that I am there. */
import {html, nothing} from '../../../vendor/lit.js';
import {page} from '../../page.js';
import {keep, kept} from '../../keep.js';
import {t} from '../../i18n.js';
import {who} from '../../parts/who.js';
import {here} from '../room.js';
import {may} from '../may.js';
import {send} from '../acts.js';
import {groups, isMe, item, stage} from '../things.js';
import {setUi} from '../ui.js';
import {verb} from '../verb.js';
import {mySpace, placeName} from './places.js';

const nameOfArrival = () => `arrived/${page.code}/${here.me?.id}`;
const thisWay = space => (space.kind === 'pair' ? `${space.id}/${stage().item ?? ''}` : space.id);

/** Whether I was sent somewhere and have not said that I am there. */
export function onTheWay() {
  const space = mySpace();
  return Boolean(space) && ['table', 'pair', 'group'].includes(space.kind) && kept(nameOfArrival(), '') !== thisWay(space);
}

export function arrive() {
  const space = mySpace();
  const others = (space.people || []).filter(one => !isMe(one));
  return html`<h1 tabindex="-1">${t('请到这里')}</h1><p class="destination"><span class="plate">${placeName(space)}</span></p>
    ${space.item ? html`<p class="quote">${item(space.item)?.text}</p>` : nothing}
    ${others.length ? html`<p>${t('和您在一起的：')}</p><ul class="stack-tight">${others.map(one => html`<li>${who(one, groups())}</li>`)}</ul>` : nothing}
    <div class="stack push">${verb(t('我到了'), there, {main: true})}</div>`;
}

/** Going where one already is tells the room that one has arrived. */
function there() {
  const space = mySpace();
  keep(nameOfArrival(), thisWay(space));
  if (may('move')) send('move', {space: space.id});
  setUi({});
}
