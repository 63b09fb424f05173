/** Same here, I did not follow: small signs about what is on the table. */
import {html, nothing} from '../../vendor/lit.js';
import {icon} from '../parts/icon.js';
import {pick, t} from '../i18n.js';
import {send, waiting} from './acts.js';
import {may} from './may.js';
import {meeting} from './things.js';
import {here} from './room.js';

const EFFECTS = ['tally', 'call_host'];

export function signs(topic, effects = EFFECTS) {
  const offered = (meeting().signals || []).filter(one => effects.includes(one.effect) && may(`react/${one.id}`));
  return offered.length ? html`<div class="pair">${offered.map(one => sign(one, topic))}</div>` : nothing;
}

/** A sign given stays given; the one that asks for help goes to the host alone. */
function sign({id, title, effect}, topic) {
  const sending = waiting('react', args => args.signal === id && args.item === topic.id).length > 0;
  const given = sending || (effect === 'tally' && Boolean(here.me.same?.includes(topic.id)));
  const count = effect === 'tally' && topic.same ? html`\u00a0<span class="number">${topic.same}</span>` : '';
  const give = () => given || send('react', {signal: id, item: topic.id});
  return html`<button class="button" type="button" data-size="small" aria-pressed=${given}
      @click=${give}>${given ? icon('check') : nothing}${effect === 'call_host' && sending ? t('已告诉主持人') : pick(title)}${count}</button>`;
}
