/** Everybody: a tap on a name gives the floor while people speak, and opens the person's card otherwise. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {keyCap} from './buttons.js';
import {groupMark, nameOf, peopleHere} from './names.js';
import {callPerson} from './queue.js';
import {isSpeaking} from './sight.js';
import {reasonWords} from './words.js';
import {writersHere, wroteHere} from './writers.js';

const MANY = 40;

export function askFirstView(d) {
  const first = (d.get('floor')?.ask_first ?? []).map(({id, reason}) => ({person: d.get(`person/${id}`), reason})).filter(one => one.person).slice(0, 4);
  if (!first.length || !d.can('grant')) return nothing;
  return html`<section><h2 class="h2">${t('先请这几位')} <small>${t('只有您看得到')}</small></h2><ul class="people">${first.map(({person, reason}) => html`<li data-first>
    ${groupMark(d, person.group)}<span class="n">${person.name}</span><button type="button" class="call" @click=${() => callPerson(d, person.id)}>${t('请发言')}</button>
    <span class="why1">${reasonWords(reason)}${person.phone === 'none' && reason !== 'no_phone' ? t('；没有手机') : ''}</span></li>`)}</ul></section>`;
}

/** While people write: who may and has not yet. */
export function silentView(d) {
  const quiet = writersHere(d).filter(person => !wroteHere(d, person));
  return html`<section class="grow"><h2 class="h2">${quiet.length ? t('还没写的 {n} 人', {n: quiet.length}) : t('都写了')} <small>${t('只有您看得到')}</small></h2>${personList(d, quiet)}</section>`;
}

export function peopleView(d) {
  const words = d.ui.get('people.find');
  const all = peopleHere(d);
  const found = all.filter(person => !words || person.name.toLowerCase().includes(words.toLowerCase()));
  const speaking = isSpeaking(d);
  const open = all.length > MANY || words || d.ui.get('people.finding', false);
  return html`<section class="grow"><h2 class="h2">${speaking ? t('点名字就请发言') : t('到会 {n} 人', {n: all.length})}
      <small>${open ? nothing : html`<button type="button" data-key="/" data-label=${t('找人')} @click=${() => openFind(d)}>${keyCap('/')} ${t('找人')}</button>`}</small></h2>
    ${open ? html`<input class="field find" type="search" data-key="/" data-label=${t('找人')} aria-label=${t('找人')} placeholder=${t('找人')} .value=${words}
      @input=${event => d.ui.set('people.find', event.target.value)}>` : nothing}
    ${found.length ? personList(d, found, speaking) : html`<p class="soft">${t('没有叫这个名字的。')}</p>`}</section>`;
}

/** The field appears where it was asked for, with the cursor in it. */
function openFind(d) {
  d.ui.set('people.finding', true);
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector('.desk-side .find')?.focus()));
}

function personList(d, people, speaking = false) {
  return html`<ul class="people" ?data-two=${people.length > 8} data-list>${repeat(people, person => person.id, person => personRow(d, person, speaking))}</ul>`;
}

function personRow(d, person, speaking) {
  const open = () => d.open('person', {person: person.id}, {name: person.name, role: person.role, group: person.group, seat: person.seat ?? '', household: person.household ?? '',
    area: person.area ?? ''});
  return html`<li><button type="button" data-row class="person-tap" title=${speaking ? t('请{name}发言', {name: person.name}) : t('看这个人')}
    @click=${() => (speaking ? callPerson(d, person.id) : open())}>
    ${nameOf(d, person)}${speaking ? nothing : html`<span class="m">${personNote(person, speaking)}</span>`}</button>
    ${speaking ? html`<button type="button" class="more-tap" aria-label=${t('{name}的卡片', {name: person.name})} @click=${open}>${personNote(person, speaking) || '⋯'}</button>` : nothing}</li>`;
}

/** One word after the name: how often she spoke, or why she is not at her phone. */
function personNote(person, speaking) {
  if (person.twins?.length) return t('重名？');
  if (speaking) return person.phone === 'remote' ? t('远程') : person.turns || '';
  return {none: t('没手机'), remote: t('远程')}[person.phone] ?? (person.online === false ? t('离线') : '');
}
