/** What may be said out of turn: a point of order, a word of explanation; and the signals of the method. */
import {html, nothing} from '../../../vendor/lit.js';
import {icon} from '../../parts/icon.js';
import {pick, t} from '../../i18n.js';
import {here} from '../room.js';
import {send, waiting} from '../acts.js';
import {may} from '../may.js';
import {floorNow, meeting, stage, subjectId} from '../things.js';
import {verb} from '../verb.js';

/** Folded away: rarely needed, and then in two taps. */
export function interrupts() {
  const kinds = (stage().floor?.interrupts || []).filter(kind => may(`hand/${kind}`));
  if (!kinds.length || here.me?.neutral) return nothing;
  const asked = floorNow().pending;
  return html`<details class="more"><summary>${t('有急事要打断')}</summary><div class="stack">
    ${asked ? html`<p role="status">${t('有人提了“{what}”，请等主持人处理。', {what: interruptWord(asked)})}</p>` : nothing}
    ${kinds.map(kind => html`<div>${verb(interruptWord(kind), () => send('hand', {kind}))}<p class="note">${interruptNote(kind)}</p></div>`)}</div></details>`;
}

/** What it is called in the room. */
export function interruptWord(kind) {
  const words = {order: t('程序提醒'), privilege: t('权宜问题'), clarify: t('我要说明一句'), info: t('请求说明'), appeal: t('申诉')};
  return words[kind] || kind;
}

function interruptNote(kind) {
  const words = {
    order: t('有人没守规矩，请主持人管一管。'), privilege: t('听不清、太热、有急事。'), clarify: t('我的话被听错了，只说一句。'),
    info: t('有一件事实要问清楚。'), appeal: t('不同意主持人刚才的裁决，请大家定。'),
  };
  return words[kind] || '';
}

/** Signals that bring one forward, stop the speaker or are counted, where I may give them. */
export function signals() {
  const list = (meeting().signals || []).filter(one => one.effect !== 'queue' && !isSecondWay(one) && mayGive(one));
  return list.length && !here.me?.neutral ? html`<div class="pair">${list.map(signal)}</div>` : nothing;
}

/** A sign of which nothing follows: where people walk as they like moving has a key of its own, elsewhere there is nowhere to go. */
function isSecondWay({effect}) {
  return effect === 'none' && (stage().move?.policy === 'free' || !stage().space);
}

function mayGive({id, roles}) {
  return (!roles?.length || roles.includes(here.me?.role)) && may(`react/${id}`);
}

function signal({id, title, effect}) {
  const topic = subjectId() || undefined;
  const given = waiting('react', args => args.signal === id).length > 0 || (effect === 'tally' && Boolean(here.me?.same?.includes(topic)));
  const give = () => given || send('react', topic ? {signal: id, item: topic} : {signal: id});
  return html`<button class="button" type="button" data-size="small" aria-pressed=${given} @click=${give}>${given ? icon('check') : nothing}${pick(title)}</button>`;
}
