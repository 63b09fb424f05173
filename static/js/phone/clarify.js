/** One sentence of explanation while somebody else speaks, where the rule lets whoever was misunderstood break in. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {here} from './room.js';
import {send, waiting} from './acts.js';
import {may} from './may.js';
import {floorNow, isMe, stage} from './things.js';
import {verb} from './verb.js';

const KIND = 'clarify';

export function clarify() {
  const {speaker} = floorNow();
  if (!stage().floor?.interrupts?.includes(KIND) || !speaker || isMe(speaker.who)) return nothing;
  if (here.me?.calling === KIND || waiting('hand', args => args.kind === KIND).length) return html`<p role="status">${t('请稍等，马上请您说明。')}</p>`;
  return may(`hand/${KIND}`) ? verb(t('我要说明一句'), () => send('hand', {kind: KIND}), {small: true}) : nothing;
}
