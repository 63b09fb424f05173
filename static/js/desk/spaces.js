/** Tables, pairs and groups: who sits where, moving somebody by drag or by menu, and the plan of the next round. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {titled} from '../parts/titled.js';
import {switchRow, verbButton} from './buttons.js';
import {heldOver, liftFrom, liftGhost} from './lift.js';
import {groupMark, peopleHere} from './names.js';
import {speakerView} from './speaker.js';
import {stageOf} from './sight.js';

const SEATED = ['mix_groups', 'random', 'same_group'];

export function spacesView(d) {
  const stage = stageOf(d);
  const spaces = d.all('space/').filter(space => ['table', 'pair', 'group'].includes(space.kind));
  const planned = spaces.some(space => space.next) && d.ui.get('spaces.next', false);
  const free = peopleHere(d).filter(person => !person.space && !d.get('meeting').roles?.[person.role]?.neutral);
  return html`<div class="matter" data-plain><h2 class="matter-title">${pick(stage.question) || pick(stage.title)}</h2>
      <div class="tools">${spaces.some(space => space.next) ? switchRow(t('看下一轮怎么坐'), planned, on => d.ui.set('spaces.next', on)) : nothing}${againButton(d, stage, spaces)}</div>
      <p class="meta">${stage.round ? html`<b>${t('第 {n} 轮，共 {of} 轮', stage.round)}</b>` : nothing}<span>${spacesWords(spaces, stage)}</span></p></div>
    ${d.get('floor')?.speaker ? speakerView(d) : nothing}
    <div class="spaces" data-kind=${spaces[0]?.kind}>${repeat(spaces, space => space.id, space => spaceBox(d, space, planned))}
      ${free.length && !planned ? html`<section class="space" data-free data-drop="" ?data-target=${heldOver(d, '')}><h3>${t('还没坐下的 {n} 位',
        {n: free.length})}</h3>${chips(d, free, false)}</section>` : nothing}</div>${liftGhost(d)}`;
}

/** Seats for all who have come: now, or once more. */
export function againButton(d, {assign}, spaces) {
  if (!SEATED.includes(assign?.by) || !['tables', 'pairs'].includes(assign.to) || !d.can('move')) return nothing;
  return html`<button type="button" class="button" data-size="small" @click=${() => d.act('move', {again: true})}>${spaces.length ? t('重新分') : t('现在就分')}</button>`;
}

function spacesWords(spaces, stage) {
  const done = spaces.filter(space => space.done).length;
  const moved = done ? t('{n} 桌都到齐了', {n: done}) : '';
  return moved || (stage.move?.policy === 'free' ? t('想走就走，不记名、不怪人。') : t('拖名字换地方，或点名字选去哪儿。'));
}

function spaceBox(d, space, planned) {
  const item = space.item && d.get(`item/${space.item}`);
  const people = planned ? space.next ?? [] : space.people ?? [];
  return html`<section class="space" data-drop=${space.id} ?data-target=${heldOver(d, space.id)} ?data-done=${space.done}>
      <h3><span class="cut-1">${item ? titled(d.get, item) : pick(space.title)}</span>
      <small>${space.cap ? t('{n} / {cap} 人', space) : t('{n} 人', {n: people.length})}${space.done ? ` ${t('到齐了')}` : ''}</small></h3>
    ${hostLine(d, space)}${chips(d, people.filter(Boolean), planned, space)}${speakingHere(space)}</section>`;
}

/** Who hosts; a tap chooses somebody else. */
function hostLine(d, space) {
  if (space.kind === 'pair' || (space.kind === 'group' && !space.host)) return nothing;
  const words = space.host ? t('桌长：{name}', {name: space.host.name}) : t('还没有桌长');
  return html`<p class="host-line">${words} ${d.can('hand_over') || d.can('set') || d.can('check_in') ? html`<button type="button" class="link" @click=${() => d.open('tableHost',
    {space: space.id}, {person: space.host?.id})}>${t('换一位')}</button>` : nothing}</p>`;
}

function chips(d, people, planned, space) {
  return html`<ul class="chips" data-list>${people.map(one => html`<li><button type="button" class="chip" data-row ?data-host=${one.id === space?.host?.id} aria-label=${t('{name}，换到别处',
    {name: one.name})} ?disabled=${planned}
    @pointerdown=${event => (planned ? undefined : liftFrom(d, event, one.id, one.name, over => moveTo(d, one.id, over)))} @click=${() => d.open('moveTo',
      {person: one.id})}>${groupMark(d, one.group)}<span>${one.name}</span></button></li>`)}</ul>`;
}

function speakingHere({floor}) {
  return floor?.speaker ? html`<p class="soft">${t('正在说：{name}', {name: floor.speaker.who.name})}</p>` : nothing;
}

/** To another space, or ('') out of it. */
export async function moveTo(d, person, space) {
  const answer = await d.act('move', {person, space});
  if (answer.ok) d.close();
  return answer.ok;
}

/** The verb of the side: who convenes, who has a place, how to hand out places again. */
export function placesVerb(d) {
  return verbButton(d, t('地方的名字'), () => d.open('places', {}, {places: (d.get('meeting').settings?.places ?? []).join('\n')}), {needs: 'set'});
}
