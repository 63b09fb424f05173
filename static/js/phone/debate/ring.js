/** The ring in the middle: who sits in it, asking for the open chair, sitting down, leaving. */
import {html, nothing} from '../../../vendor/lit.js';
import {badge} from '../../parts/badge.js';
import {who} from '../../parts/who.js';
import {pick, t} from '../../i18n.js';
import {here} from '../room.js';
import {send, waiting} from '../acts.js';
import {placeNow} from '../hand.js';
import {speakerNow} from '../speaker.js';
import {floorNow, groups, isMe, stage, subjectId} from '../things.js';
import {doorway, sure, verb} from '../verb.js';
import {may} from '../may.js';

export function ring() {
  const {seated = [], open = 0, asking = 0} = floorNow().seats || {};
  return html`<h1 tabindex="-1">${pick(stage().title)}</h1>${pick(stage().prompt) ? html`<p>${pick(stage().prompt)}</p>` : nothing}
    ${here.me?.seated ? inside() : outside(open, asking)}
    ${may('comment') ? doorway(t('写一句'), subjectId() ? `comment/${subjectId()}` : 'form/comment', {small: true}) : nothing}
    <h2 class="section">${t('坐在中间的')} <span class="soft">${open ? t('空着 {n} 把椅子', {n: open}) : t('椅子都坐满了')}</span></h2>
    <ul class="stack-tight">${seated.map(one => html`<li>${who(one, groups())}${isMe(one) ? badge(t('您')) : nothing}</li>`)}</ul>
    ${speakerNow()}`;
}

/** Inside: speak when it is free, and leave by oneself. */
function inside() {
  const leaving = waiting('move').length;
  return html`<p class="quote">${t('您坐在中间，可以说话。有人坐上空椅子时，请一位自愿离开。')}</p>
    ${here.me.place ? placeNow() : verb(t('我要说'), () => send('hand'), {needs: 'hand', sign: 'hand', main: true})}
    ${!may('move') ? nothing : leaving ? html`<p role="status">${t('请稍等，马上就好。')}</p>` : sure(t('我离开这把椅子'), t('离开以后，想说再坐回来就行。'), () => send('move', {space: ''}), 'leave-ring')}`;
}

function outside(open, asking) {
  if (here.me?.place || waiting('hand').length) {
    return html`<p class="quote" role="status">${here.me?.place ? t('您排第 {place} 位，有椅子空出来就请您坐。', {place: here.me.place}) : t('已举手，正在提交。')}</p>
      ${verb(t('先不坐了'), () => send('unhand'))}`;
  }
  return html`${verb(t('我要坐进去'), () => send('hand'), {needs: 'hand', sign: 'hand', main: true})}
    <p class="note">${open ? t('现在空着 {n} 把椅子。', {n: open}) : t('椅子都坐着人，轮到您会请您。')}${asking ? t('有 {n} 位在等。', {n: asking}) : ''}</p>`;
}
