/** Hands as flight strips: place, name, the reason for this place, how long they wait, one verb. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {face, left} from '../clock.js';
import {t} from '../i18n.js';
import {keyCap, verbButton} from './buttons.js';
import {nameOf} from './names.js';
import {reasonWords} from './words.js';

export function queueView(d) {
  const floor = d.get('floor');
  const queue = floor?.queue ?? [];
  return html`<section><h2 class="h2"><span>${floor?.mode === 'round' ? t('轮到的次序') : t('举手的人，顺序由规则排')}</span>
      ${d.can('grant') ? html`<small>${keyCap('ArrowDown')} ${t('选人')}　${keyCap('Enter')} ${t('点名')}</small>` : nothing}</h2>
    ${queue.length ? html`<ol class="strips" data-list>${repeat(queue, entry => personIn(entry).id, (entry, index) => stripRow(d, floor, entry, index))}</ol>`
    : html`<p class="empty">${d.can('grant') ? t('还没有人举手。点右边的名字也可以请人说。') : t('还没有人举手。')}</p>`}</section>`;
}

function personIn(entry) {
  return entry.who ?? entry;
}

function stripRow(d, floor, entry, index) {
  const person = personIn(entry);
  const verb = callVerb(d, floor, person, index);
  return html`<li ?data-first=${index === 0}><span class="pl">${entry.place || (entry.kind ? '!' : index + 1)}</span>
    <div><p class="nm">${nameOf(d, person)}${stanceWords(entry.stance)}</p><p class="rs">${breakIn(entry) || reasonWords(entry.reason)}${entry.safe ? t('；位子已定') : ''}</p></div>
    <span class="wt">${entry.since && floor.mode !== 'round' ? t('举手 {time}', {time: face(-left(entry.since)).replace('+', '')}) : nothing}</span>
    <span class="verbs">${floor.mode === 'round' ? passVerb(d, floor, person) : nothing}${verb}</span></li>`;
}

function callVerb(d, floor, person, index) {
  return verbButton(d, t('请发言'), () => callPerson(d, person.id), {
    key: index < 4 ? String(index + 1) : undefined, needs: 'grant', main: index === 0,
  });
}

/** In a round somebody may pass; the desk does it for who has no phone. */
function passVerb(d, floor, person) {
  const phone = d.get(`person/${person.id}`)?.phone;
  if (!d.can('proxy') || phone === 'own') return nothing;
  return verbButton(d, t('先过'), () => d.proxy(person.id, 'pass', {}), {});
}

/** Somebody who breaks in comes before the queue, and says with what. */
function breakIn({kind}) {
  return {order: t('程序提醒，先处理'), privilege: t('权益提醒，先处理'), clarify: t('想问清楚'), info: t('补充事实'), appeal: t('申诉')}[kind] ?? '';
}

function stanceWords(stance) {
  const words = {for: t('赞成'), against: t('反对')}[stance];
  return words ? html` <span class="badge">${words}</span>` : nothing;
}

/** Gives the floor to anybody, also to one who raised no hand. */
export function callPerson(d, id) {
  return d.act('grant', {person: id});
}
