/** The round of voices: your place, who speaks, and writing meanwhile. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {here} from './room.js';
import {handBlock, placeNow} from './hand.js';
import {may} from './may.js';
import {needList} from './needs.js';
import {speakerNow} from './speaker.js';
import {floorNow, stage} from './things.js';
import {send} from './acts.js';
import {doorway, verb} from './verb.js';

export function say() {
  const {round, mode} = floorNow();
  return html`<h1 tabindex="-1">${pick(stage().title)}</h1><p>${pick(stage().prompt)}</p>
    ${round ? html`<p class="soft">${t('这一轮说过 {spoken} 位，共 {of} 位。', round)}</p>` : nothing}
    ${mode === 'round' ? roundBlock() : handBlock({main: true})}
    ${doorway(t('写一句'), 'write', {needs: 'comment', sign: 'card'})}
    ${speakerNow()}
    ${needList({title: t('墙上的卡')})}`;
}

function roundBlock() {
  if (!here.me?.place) return nothing;
  return html`${placeNow()}${may('pass') ? verb(t('这次先过，一会儿再请我'), () => send('pass')) : nothing}`;
}
