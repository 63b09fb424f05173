/** Signing in: the code, who has just come, who is missing, and one tap to put right who somebody is. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {hour, pick, t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {joinCard} from './joining.js';
import {groupShort, nameOf, roleTitle} from './names.js';
import {stageOf} from './sight.js';
import {againButton} from './spaces.js';
import {page} from '../page.js';

export function signInView(d) {
  const people = d.get('people') ?? {};
  return html`<div class="matter" data-plain><h2 class="matter-title">${pick(stageOf(d)?.title)}</h2><div class="tools">
      ${verbButton(d, t('添一位没有手机的'), () => d.open('newcomer', {}, {group: 'residents'}), {key: 'a', needs: 'check_in', main: true})}
      ${againButton(d, stageOf(d) ?? {}, [])}
      ${verbButton(d, t('排座位'), () => d.open('seats', {}, {order: seatedIds(d)}), {key: 't', needs: 'seat'})}</div>
    <p class="meta"><span>${pick(stageOf(d)?.prompt)}</span></p></div>
    <div class="signin"><div class="signin-left">${joinCard(d)}${chairsView(d, people)}</div>${arrivalsView(d)}</div>`;
}

function seatedIds(d) {
  return d.all('person/').filter(person => person.seat).sort((a, b) => a.seat - b.seat).map(person => person.id);
}

/** Empty chairs: expected groups nobody of whom is here, the required ones in bold. */
function chairsView(d, {missing = [], needed_missing: needed = [], roles_missing: roles = [], groups = [], guests = []}) {
  return html`<section class="panel chairs"><h3>${t('各方到了没有')}</h3><ul class="ledger">
    ${groups.map(({code, n}) => html`<li><b>${groupShort(d, code)}</b>${t('{n} 人', {n})}</li>`)}
    ${[...new Set([...needed, ...missing])].map(code => html`<li data-open><b>${groupShort(d, code)}</b>${needed.includes(code) ? t('还没来，按规则必须到') : t('空椅子')}</li>`)}
    ${roles.map(role => html`<li data-open><b>${roleTitle(d, role)}</b>${t('还没有人担任')}</li>`)}
    ${guests.map(one => html`<li ?data-open=${!one.here}><b>${one.name}</b>${one.here ? t('到了') : guestWords(one)}</li>`)}</ul>
    <p class="soft"><a href=${`/m/${page.code}/guests`}>${t('请谁来、谁要方便')}</a></p></section>`;
}

/** What somebody who was asked by name has answered; nobody came for them yet. */
function guestWords({reply, needed}) {
  const told = {coming: t('说来，还没到'), sending: t('说请人代来，还没到'), not_coming: t('空椅子：回复不来')}[reply] ?? t('空椅子：没有回复');
  return needed ? t('{told}；缺了不开会', {told}) : told;
}

function arrivalsView(d) {
  const words = d.ui.get('signin.find');
  const all = d.all('person/').filter(person => person.present !== false || person.joined_at);
  const rows = all.filter(person => !words || person.name.includes(words)).sort((a, b) => (b.joined_at ?? 0) - (a.joined_at ?? 0));
  return html`<section class="arrivals"><h2 class="h2">${t('到会名单，新的在前')} <small>${t('{n} 人', {n: all.length})}</small></h2>
    <input class="field find" type="search" data-key="f" data-label=${t('找人')} aria-label=${t('找人')} placeholder=${t('找人')} .value=${words}
      @input=${event => d.ui.set('signin.find', event.target.value)}>
    <ol class="arrivals-list" data-list>${repeat(rows, person => person.id, person => arrivalRow(d, person))}</ol></section>`;
}

function arrivalRow(d, person) {
  const open = () => d.open('person', {person: person.id}, {name: person.name, role: person.role, group: person.group});
  return html`<li ?data-twin=${person.twins?.length > 0} ?data-gone=${!person.present}><span class="nm">${nameOf(d, person)}</span>
    <span class="soft">${groupShort(d, person.group)}${person.joined_at ? `　${hour(person.joined_at)}` : ''}${person.phone === 'none' ? t('　没手机') : ''}</span>
    ${roleSelect(d, person)}<button type="button" data-row class="chip" @click=${open}>${person.twins?.length ? t('重名？') : t('改')}</button></li>`;
}

/** A refused change shows the old role again. */
async function changeRole(d, person, select) {
  const {ok} = await d.act('set_role', {person: person.id, role: select.value});
  if (!ok) select.value = person.role;
}

/** Role by one choice, without opening anything. */
function roleSelect(d, person) {
  if (d.barred('set_role') === null) return html`<span>${roleTitle(d, person.role)}</span>`;
  const roles = Object.entries(d.get('meeting').roles ?? {});
  return html`<select class="field" aria-label=${t('{name}的身份', {name: person.name})} @change=${event => changeRole(d, person, event.target)}>
    ${roles.map(([role, {title}]) => html`<option value=${role} .selected=${role === person.role}>${pick(title)}</option>`)}${person.role ? nothing : html`<option selected></option>`}</select>`;
}
