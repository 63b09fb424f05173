/** Groups that do something: join one by a tap, see who is in it. */
import {html, nothing} from '../../../vendor/lit.js';
import {icon} from '../../parts/icon.js';
import {titled} from '../../parts/titled.js';
import {who} from '../../parts/who.js';
import {pick, t} from '../../i18n.js';
import {send, waiting} from '../acts.js';
import {here, store} from '../room.js';
import {may} from '../may.js';
import {groups, item, stage} from '../things.js';
import {doorway} from '../verb.js';
import {headCount, ofKind, placeName} from './places.js';

export function joinGroups() {
  const all = ofKind('group');
  return html`<h1 tabindex="-1">${pick(stage().title)}</h1><p>${pick(stage().prompt) || t('您愿意参加哪一组？一个人可以只选一组。')}</p>
    <div class="stack">${all.map(groupCard)}</div>`;
}

function groupCard(space) {
  const topic = item(space.item);
  const mine = here.me?.space === space.id;
  const sending = waiting('sign_up', args => args.space === space.id && !args.off).length > 0;
  const tap = () => send('sign_up', mine ? {space: space.id, off: true} : {space: space.id});
  return html`<article class="cell" ?data-own=${mine}><h2>${titled(key => store.get(key), topic) || placeName(space)}</h2><p class="soft">${headCount(space)}</p>
    ${space.people?.length ? html`<ul class="stack-tight">${space.people.map(one => html`<li>${who(one, groups())}</li>`)}</ul>` : nothing}
    ${may('sign_up') ? html`<button class="button" type="button" aria-pressed=${mine || sending}
      @click=${tap}>${mine || sending ? html`${icon('check')}${t('我在这一组')}` : t('我参加这一组')}</button>` : nothing}
    ${mine && may('action') ? doorway(t('写一个任务'), `task/${space.item}`, {small: true}) : nothing}</article>`;
}
