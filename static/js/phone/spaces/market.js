/** The marketplace: what is on where and when, slot by slot; sign up by a tap, put one's own topic on by another. */
import {html, nothing} from '../../../vendor/lit.js';
import {icon} from '../../parts/icon.js';
import {pick, t} from '../../i18n.js';
import {send, waiting} from '../acts.js';
import {here, store} from '../room.js';
import {may} from '../may.js';
import {heads, isMe, item, stage} from '../things.js';
import {doorway} from '../verb.js';
import {writeDoors} from '../writing/doors.js';
import {placeName} from './places.js';
import {showSlot, slotNumbers, slotShown, slotWord} from './slots.js';

export function market() {
  const slot = slotShown();
  const cells = store.all('space/').filter(one => one.kind === 'cell' && one.slot === slot);
  return html`<h1 tabindex="-1">${t('您想去哪一组？')}</h1>${pick(stage().prompt) ? html`<p>${pick(stage().prompt)}</p>` : nothing}
    ${myTopics()}${slotKeys(slot)}
    <div class="stack">${cells.map(cellCard)}</div>${waitingTopics()}<div class="stack">${writeDoors(null)}</div>`;
}

function slotKeys(open) {
  const all = slotNumbers();
  return all.length > 1 ? html`<div class="row" role="group" aria-label=${t('时段')}>${all.map(n => html`<button class="button" type="button" data-size="small" aria-pressed=${n === open}
    @click=${() => showSlot(n)}>${slotWord(n)}</button>`)}</div>` : nothing;
}

function cellCard(cell) {
  const topic = item(cell.item);
  if (!topic) return emptyCell(cell);
  const mine = signedFor(topic.id) || isMine(topic);
  return html`<article class="cell" ?data-own=${mine}><p class="kicker"><span class="plate" ?data-quiet=${!mine}>${placeName(cell)}</span></p><h2>${topic.text}</h2>
    <p class="soft">${convenerLine(topic)} · ${t('{n} 人', {n: topic.signed_up ?? cell.n ?? 0})}</p>${signUpButton(topic)}</article>`;
}

export const isMine = topic => isMe(topic.convener || topic.by);
const signedFor = id => (here.me?.signed_up || []).includes(id);

export function convenerLine(topic) {
  const name = (topic.convener || topic.by)?.name;
  return name ? t('{name}牵头', {name}) : t('还没有人牵头');
}

/** Going, or not going after all. */
export function signUpButton(topic) {
  if (isMine(topic)) return doorway(t('我牵头的，看一看'), `topic/${topic.id}`, {small: true});
  const sending = waiting('sign_up', args => args.item === topic.id).at(-1);
  const on = sending ? !sending.args.off : signedFor(topic.id);
  const tap = () => send('sign_up', on ? {item: topic.id, off: true} : {item: topic.id});
  return may('sign_up') ? html`<button class="button" type="button" aria-pressed=${on} @click=${tap}>${on ? html`${icon('check')}${t('我来这儿')}` : t('我去这儿')}</button>` : nothing;
}

function emptyCell(cell) {
  const mine = heads().filter(one => isMine(one) && one.kind === 'topic' && !one.slot);
  return html`<div class="cell" data-state="open"><p>${t('{place}还空着。', {place: placeName(cell)})}</p>
    ${mine.map(topic => html`<button class="button" type="button" @click=${() => send('schedule', {item: topic.id, space: cell.id})}>${t('把“{text}”放这儿', {text: topic.text})}</button>`)}</div>`;
}

/** What I convene stands above everything. */
function myTopics() {
  const mine = heads().filter(one => one.kind === 'topic' && isMine(one));
  return mine.length ? html`<div class="stack-tight">${mine.map(one => html`<a class="slip question-row" data-own href=${`#topic/${one.id}`}><span>${one.text}</span><span
    class="slip-foot">${whereLine(one)}${askedNote(one)}</span></a>`)}</div>` : nothing;
}

/** Time and place of a topic, or that it still waits for one. */
export function whereLine({slot, place, space}) {
  const cell = store.get(`space/${space}`);
  return slot ? t('{time}，{place}', {time: slotWord(slot), place: cell ? placeName(cell) : place}) : t('还没定时间地点');
}

function askedNote(topic) {
  return heads().some(one => one.merge_asked?.into === topic.id) ? html`<strong>${t('有人想和您合并')}</strong>` : nothing;
}

function waitingTopics() {
  const rest = heads().filter(one => one.kind === 'topic' && !one.slot && !isMine(one));
  return rest.length ? html`<h2 class="section">${t('还没定地方的')}</h2><ul class="stack">${rest.map(one => html`<li class="cell"><h2>${one.text}</h2>
    <p class="soft">${convenerLine(one)}</p>${signUpButton(one)}</li>`)}</ul>` : nothing;
}
