/** My own topic: when and where, who comes, joining with another, handing in what came out. */
import {html, nothing} from '../../../vendor/lit.js';
import {badge} from '../../parts/badge.js';
import {icon} from '../../parts/icon.js';
import {t} from '../../i18n.js';
import {send, waiting} from '../acts.js';
import {store} from '../room.js';
import {may} from '../may.js';
import {heads, item, stage} from '../things.js';
import {setUi, ui} from '../ui.js';
import {doorway, sure, verb} from '../verb.js';
import {kindWords} from '../writing/kinds.js';
import {convenerLine, isMine, whereLine} from './market.js';
import {placeName} from './places.js';
import {slotNumbers, slotWord} from './slots.js';

export function topicPage(id) {
  const topic = item(id);
  if (!topic) return html`<h1 tabindex="-1">${t('没有找到这一条')}</h1><p>${t('可能刚被合并或收回。')}</p>`;
  const cell = store.all('space/').find(one => one.kind === 'cell' && one.item === id);
  return html`<p class="kicker">${t('我牵头的')}</p><h1 tabindex="-1">${topic.text}</h1>
    <p><strong>${whereLine(topic)}</strong> · ${t('{n} 人要来', {n: topic.signed_up ?? 0})}</p>${clash(cell)}
    ${asksOf(topic)}${pickPlace(topic, cell)}${mergeWith(topic)}
    ${may('report') ? doorway(kindWords('report').write, `form/report/${id}`, {main: true}) : nothing}`;
}

/** Some who want to come want another in the same slot. */
function clash(cell) {
  return cell?.clash ? html`<p class="note">${t('有 {n} 位同一时段还报了别的组，换个时段他们才能来。', {n: cell.clash})}</p>` : nothing;
}

/** Who asks to join with mine: agree or decline. */
function asksOf(topic) {
  return heads().filter(one => one.merge_asked?.into === topic.id).map(one => html`<div class="sure" role="group"><p><strong>${t('“{text}”想和您的合在一起谈。', {text: one.text})}</strong></p>
    <p class="soft">${convenerLine(one)}</p>
    <div class="row">${verb(t('好，合在一起'), () => send('confirm', {item: one.id}), {main: true, small: true})}${verb(t('还是分开谈'), () => send('split', {items: [one.id]}), {small: true})}</div>
      </div>`);
}

/** Free cells, slot by slot; nothing has to be dragged. */
function pickPlace(topic, cell) {
  const free = store.all('space/').filter(one => one.kind === 'cell' && !one.item);
  if (!stage().allow?.move && !may('schedule')) return nothing;
  const open = ui.open === 'place' || !cell;
  return html`<h2 class="section">${cell ? t('换个时间地点') : t('请选时间和地点')}</h2>
    ${open ? slotNumbers().map(n => slotBlock(n, free.filter(one => one.slot === n), topic)) : verb(t('换一换'), () => setUi({open: 'place'}), {small: true})}`;
}

function slotBlock(n, free, topic) {
  const sending = waiting('schedule', args => args.item === topic.id).at(-1)?.args.space;
  const put = cell => () => { send('schedule', {item: topic.id, space: cell.id}); setUi({open: ''}); };
  return html`<div class="stack-tight"><p><strong>${slotWord(n)}</strong></p>
    ${free.length ? html`<div class="row">${free.map(cell => html`<button class="button" type="button" data-size="small" aria-pressed=${sending === cell.id}
    @click=${put(cell)}>${sending === cell.id ? icon('check') : nothing}${placeName(cell)}</button>`)}</div>` : html`<p class="note">${t('这一场都排满了。')}</p>`}</div>`;
}

function mergeWith(topic) {
  const asked = topic.merge_asked;
  if (asked) return html`<p class="quote">${t('您问过“{text}”要不要合在一起，等对方回话。', {text: item(asked.into)?.text || ''})}</p>${verb(t('不合了'), () => send('split', {items: [topic.id]}), {small: true})}`;
  const others = heads().filter(one => one.kind === topic.kind && one.id !== topic.id && !isMine(one));
  if (!may('merge') || !others.length) return nothing;
  return html`<details class="more"><summary>${t('和别人的合在一起谈')}</summary><ul class="stack-tight">${others.map(one => html`<li class="slip"><p>${one.text}</p>
    <p class="slip-foot"><span>${convenerLine(one)}</span>${badge(whereLine(one))}</p>
    ${sure(t('问问能不能合'), t('对方同意了才合，合了以后你们一起牵头。'), () => send('merge', {items: [topic.id], into: one.id}), `merge-${one.id}`)}</li>`)}</ul></details>`;
}
