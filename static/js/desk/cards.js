/** The silent stage: how many cards have come, which need a look, and a danger that cannot wait. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {hour, pick, t} from '../i18n.js';
import {page} from '../page.js';
import {keyCap, switchRow, verbButton} from './buttons.js';
import {groupMark, listName} from './names.js';
import {cardNumber, dangers, stageOf, waitingCards, writtenCards} from './sight.js';
import {writersHere, wroteHere} from './writers.js';

const FILTERS = {
  all: [() => t('全部'), () => true],
  waiting: [() => t('要您看一眼'), card => card.state === 'waiting'],
  sensitive: [() => t('不上墙的'), card => isSensitive(card)],
  paper: [() => t('纸卡'), card => card.media === 'paper' || card.paper],
  voice: [() => t('语音'), card => card.media === 'voice'],
  photo: [() => t('照片'), card => card.media === 'photo'],
  hall: [() => t('会前留的'), card => card.media === 'hall'],
  hidden: [() => t('收起的'), card => card.state === 'hidden'],
};

/** Categories that never go on the wall. */
export function isSensitive(card) {
  return Boolean(page.lists?.needs?.find(one => one.code === card.category)?.sensitive);
}

export function cardsView(d) {
  const cards = writtenCards(d);
  const wanted = d.ui.get('cards.tab', 'all');
  const tab = cards.some(FILTERS[wanted][1]) ? wanted : 'all';
  const words = d.ui.get('cards.find').trim();
  const shown = cards.filter(FILTERS[tab][1]).filter(card => tab === 'hidden' || card.state !== 'hidden')
    .filter(card => !words || card.text.includes(words) || String(card.paper ?? card.id) === words).reverse();
  return html`${dangers(d).slice(0, 2).map(card => alarmView(d, card))}${countsView(d, cards)}${tabsView(d, cards, tab)}
    <div class="cards" data-list>${shown.length ? repeat(shown, card => card.id, card => cardTile(d, card)) : html`<p class="empty">${t('还没有卡。不用手机的，请写纸卡，一会儿整批录入。')}</p>`}</div>
    <p class="foot-line"><span>${wallNote(d)}</span></p>`;
}

/** Immediate danger: told to the desk at once, and asked until it is written down who was called. */
function alarmView(d, card) {
  const by = card.by ? card.by.name : t('不写名');
  return html`<div class="alarm" role="alert"><span class="danger">${t('立即危险')}</span><p class="alarm-text">“${card.text}”</p>
    <p class="soft">${t('卡 {id}　{name}　{time} 收到　还没记下告知了谁', {id: cardNumber(card), name: by, time: hour(card.at)})}</p>
    <div class="tools">${d.can('record') ? verbButton(d, t('现在就告知，记下来'), () => d.open('danger', {item: card.id}), {key: 'd', main: true}) : html`<b>${t('请马上叫人，并请记录员记下告知了谁')}</b>`}</div></div>`;
}

function countsView(d, cards) {
  const people = writersHere(d);
  const wrote = people.filter(person => wroteHere(d, person)).length;
  const paper = cards.filter(card => card.media === 'paper').length;
  return html`<div class="counts"><div><span class="big">${cards.length}</span>${t('张卡')}</div><div><span class="big">${wrote}</span>${t('人写了（共 {n} 人）', {n: people.length})}</div>
    <div><span class="big">${paper}</span>${t('张纸卡已代填')}</div><span class="sp"></span>
    ${d.barred('set') === null ? nothing : switchRow(t('先看后上墙'), Boolean(d.get('meeting').screening), on => d.act('set', {name: 'screening', value: on}))}
    ${verbButton(d, t('整批录入纸卡'), () => d.open('paper'), {key: 'k', needs: 'proxy'})}</div>`;
}

function tabsView(d, cards, tab) {
  const tabs = Object.entries(FILTERS).map(([name, [label, fits]]) => ({name, label: label(), n: cards.filter(fits).length})).filter(one => one.n || one.name === 'all');
  const waiting = waitingCards(d).filter(card => !isSensitive(card));
  const letAll = () => d.act('show', {items: waiting.map(card => card.id)});
  return html`<div class="tabs">${tabs.map(one => html`<button type="button" aria-pressed=${String(one.name === tab)}
    @click=${() => d.ui.set('cards.tab', one.name)}>${one.label} ${one.n}</button>`)}<span class="sp"></span>
    ${tab === 'waiting' && waiting.length ? verbButton(d, t('{n} 张都放上墙', {n: waiting.length}), letAll, {key: 'y', needs: 'show'}) : nothing}
    <label class="find-row">${keyCap('f')}<input class="field find" type="search" data-key="f" data-label=${t('找卡')} placeholder=${t('找卡')} aria-label=${t('找卡')}
      .value=${d.ui.get('cards.find')} @input=${event => d.ui.set('cards.find', event.target.value)}></label></div>`;
}

/** One card on the desk; a tap opens it. */
export function cardTile(d, card) {
  return html`<article class="kard" ?data-danger=${card.fields?.danger} ?data-waiting=${card.state === 'waiting'}><button type="button" class="kard-tap" data-row
    @click=${() => d.open('card', {item: card.id}, {category: card.category})}><span class="tx">${card.text}</span>${cardFoot(d, card)}</button></article>`;
}

export function cardFoot(d, card, end = nothing) {
  const media = {paper: card.paper ? '' : t('纸卡'), voice: t('语音'), photo: t('照片'), hall: t('会前留的')}[card.media];
  return html`<span class="ft"><span class="id">${cardNumber(card)}</span>${card.by ? html`${groupMark(d, card.by.group)}<span class="cut-1">${card.by.name}</span>`
    : html`<span>${t('不写名')}</span>`}<span class="sp"></span>
    ${card.state === 'waiting' ? html`<b>${t('等您看')}</b>` : nothing}${media || card.proxy ? html`<b>${[media, card.proxy ? t('代填') : ''].filter(Boolean).join('·')}</b>`
      : nothing}<span class="cut-1 cat">${listName('needs', card.category)}</span>${end}</span>`;
}

function wallNote(d) {
  const covered = stageOf(d)?.write?.some(one => one.reveal === 'on_close') ;
  return covered ? t('大屏上现在只有张数和盖着的卡，您按“下一步”才亮出文字。') : pick(stageOf(d)?.prompt);
}
