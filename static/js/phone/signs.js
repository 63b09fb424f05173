/** Same here, I did not follow: small signs about what is on the table. */
import {html, nothing} from '../../vendor/lit.js';
import {page} from '../page.js';
import {keep, kept} from '../keep.js';
import {icon} from '../parts/icon.js';
import {pick, t} from '../i18n.js';
import {send} from './acts.js';
import {may} from './may.js';
import {meeting} from './things.js';
import {myId} from './room.js';

const EFFECTS = ['tally', 'call_host'];

export function signs(topic) {
  const offered = (meeting().signals || []).filter(one => EFFECTS.includes(one.effect));
  return may('react') && offered.length ? html`<div class="pair">${offered.map(one => sign(one, topic))}</div>` : nothing;
}

/** A sign given stays given; the host sees the one that asks for help, nobody else does. */
function sign({id, title, effect}, topic) {
  const name = `sign/${page.code}/${myId()}/${id}/${topic.id}`;
  const given = effect === 'tally' && kept(name, false);
  const count = effect === 'tally' && topic.same ? ` · ${topic.same}` : '';
  const give = () => {
    if (given) return;
    keep(name, true);
    send('react', {signal: id, item: topic.id}, () => keep(name, null));
  };
  return html`<button class="button" type="button" data-size="small" aria-pressed=${given} @click=${give}>${given ? icon('check') : nothing}${pick(title)}${count}${kept(name, false) && !given ? html` <span class="soft">${t('已告诉主持人')}</span>` : nothing}</button>`;
}
