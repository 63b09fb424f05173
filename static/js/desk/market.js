/** The marketplace: topics onto places and times, by drag or by menu; clashes are told, free topics wait at the left. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {keyCap, verbButton} from './buttons.js';
import {heldOver, liftFrom, liftGhost} from './lift.js';
import {nameOf} from './names.js';
import {placesVerb} from './spaces.js';
import {openCards, stageOf} from './sight.js';
import {sheet} from './sheet.js';

const MOST_COLUMNS = 6;

export function marketView(d) {
  const cells = d.all('space/').filter(space => space.kind === 'cell');
  const places = [...new Set(cells.map(cell => cell.place))];
  const slots = [...new Set(cells.map(cell => cell.slot))];
  const loose = looseTopics(d, cells);
  return html`<div class="matter" data-plain><h2 class="matter-title">${loose.length ? t('还有 {n} 个议题没定地方', {n: loose.length}) : t('每个议题都有了地方')}</h2>
      <div class="tools">${placesVerb(d)}${verbButton(d, t('并两个议题'), () => d.open('menu', {items: [loose[0]?.id ?? cells.find(cell => cell.item)?.item]}), {key: 'm', needs: 'merge'})}</div>
      <p class="meta"><span>${pick(stageOf(d).prompt) || t('拖到格子里，或点议题选地方。')}</span></p></div>
    <div class="marketing"><section class="pool"><h2 class="h2">${t('还没定的')}</h2><div class="pool-cards" data-list data-drop=""
      ?data-target=${heldOver(d, '')}>${repeat(loose, topic => topic.id, topic => topicTile(d, topic))}</div></section>
    <table class="grid" data-columns=${Math.min(places.length, MOST_COLUMNS)}><thead><tr><td></td>${places.map(place => html`<th scope="col">${spotName(place)}</th>`)}</tr></thead><tbody>
      ${slots.map(slot => html`<tr><th scope="row">${t('第 {n} 段', {n: slot})}</th>${places.map(place => cellBox(d, cells.find(cell => cell.slot === slot
        && cell.place === place)))}</tr>`)}</tbody></table></div>${liftGhost(d)}`;
}

/** A bare number is the so-manieth place. */
export function spotName(place) {
  return /^\d+$/.test(place) ? t('第 {n} 处', {n: place}) : pick(place);
}

/** Topics without a cell. */
export function looseTopics(d, cells) {
  const placed = new Set(cells.map(cell => cell.item).filter(Boolean));
  return openCards(d).filter(item => item.state === 'shown' && item.convener !== undefined && !['report', 'note', 'motion'].includes(item.kind) && !placed.has(item.id));
}

function topicTile(d, topic, cell) {
  const land = over => schedule(d, topic.id, over);
  return html`<button type="button" class="kard topic" data-row aria-label=${t('{topic}，选地方', {topic: topic.text})} @pointerdown=${event => liftFrom(d, event, topic.id, topic.text, land)}
    @click=${() => d.open('topicTo', {item: topic.id})}><span class="kard-tap"><span class="tx">${topic.text}</span><span class="ft">${nameOf(d, topic.convener ?? topic.by)}<span
      class="sp"></span>
    <b>${t('{n} 人', {n: cell?.n || topic.signed_up || 0})}</b></span>${topic.merge_asked ? html`<span class="ft"><b>${t('想并到“{topic}”',
      {topic: d.get(`item/${topic.merge_asked.into}`)?.text ?? ''})}</b></span>` : nothing}</span></button>`;
}

function cellBox(d, cell) {
  const topic = cell?.item && d.get(`item/${cell.item}`);
  return html`<td data-drop=${cell?.id ?? ''} ?data-target=${heldOver(d, cell?.id)}><small class="spot-name">${cell ? spotName(cell.place) : ''}</small>${topic ? topicTile(d, topic, cell)
    : html`<span class="soft">${t('空着')}</span>`}
    ${cell?.clash ? html`<small class="clash">${t('{n} 人同一段还签了别处', {n: cell.clash})}</small>` : nothing}</td>`;
}

/** Into a cell; '' takes it off the grid. */
async function schedule(d, item, space) {
  const cell = d.get(`space/${space}`);
  const answer = await d.act('schedule', cell ? {item, place: cell.place, slot: cell.slot, space} : {item});
  if (answer.ok) d.close();
}

/** Every free cell of the grid for one topic. */
export function topicToDialog(d, {item: id}) {
  const free = d.all('space/').filter(space => space.kind === 'cell' && !space.item);
  return sheet(d, {
    title: t('放到哪儿'), note: d.get(`item/${id}`)?.text,
    body: html`<ul class="menu" data-list>${free.map((cell, n) => html`<li><button type="button" data-row data-key=${n < 9 ? String(n + 1) : ''} @click=${() => schedule(d, id, cell.id)}>
      ${keyCap(n < 9 ? String(n + 1) : '')}<span>${t('第 {n} 段', {n: cell.slot})}　${spotName(cell.place)}</span><small></small></button></li>`)}
      <li><button type="button" data-row data-key="0" @click=${() => schedule(d, id, '')}>${keyCap('0')}<span>${t('先拿下来')}</span><small></small></button></li></ul>`,
  });
}
