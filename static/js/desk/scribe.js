/** The recorder's desk: the gist of each turn, what was said as an answer, paper cards, and what is still empty. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {face, left} from '../clock.js';
import {hour, inRow, pick, t} from '../i18n.js';
import {page} from '../page.js';
import {openEntry} from './answer.js';
import {keyCap, verbButton} from './buttons.js';
import {cardsView} from './cards.js';
import {nameOf, peopleHere} from './names.js';
import {needHeader} from './need.js';
import {paperTable, sendTable} from './paper.js';
import {lineWords} from './readback.js';
import {centreKind, itemNow, stageOf} from './sight.js';

export function scribeView(d) {
  if (centreKind(d) === 'gather') return html`${cardsView(d)}${proxyPanel(d)}`;
  const turns = turnsHere(d);
  const live = liveTurn(d, turns);
  return html`${itemNow(d) ? needHeader(d) : html`<div class="matter" data-plain><h2 class="matter-title">${pick(stageOf(d)?.title)}</h2></div>`}
    <p class="soft">${t('一句话记住他说了什么，尽量用原话。写不完先空着，散会前补。')}</p>
    <ol class="gists" data-list>${repeat(turns.slice(-12), turn => turn.id, turn => gistRow(d, turn, turn === live))}${nextRowOf(d)}</ol>${proxyPanel(d)}`;
}

/** Turns of this stage and matter, in order; all of the meeting when one looks from elsewhere. */
function turnsHere(d) {
  const stage = stageOf(d);
  const here = d.all('turn/').filter(turn => turn.stage === stage?.id && (!stage.item || turn.item === stage.item));
  return here.length ? here : d.all('turn/');
}

function liveTurn(d, turns) {
  const speaker = d.get('floor')?.speaker;
  return speaker && turns.findLast(turn => turn.who?.id === speaker.who.id);
}

function gistRow(d, turn, live) {
  const name = `gist.${turn.id}`;
  const text = d.ui.get(name, turn.gist ?? '');
  const submit = event => { event.preventDefault(); keepGist(d, turn); };
  return html`<li ?data-live=${live}><span class="id">${turn.id}</span><span class="tm">${hour(turn.from)}</span>
    <span class="wn">${nameOf(d, turn.who)}<small>${live ? t('正在说　{time}', {time: face(-left(turn.from)).replace('+', '')}) : t('{n} 秒', {n: turn.seconds
      ?? 0})}${turn.kind === 'answer' ? t('　答复') : ''}</small></span>
    <form @submit=${submit}><input class="ed" data-row data-key=${live ? 'i' : nothing} data-label=${t('写要点')} aria-label=${t('{name}说的要点', {name: turn.who?.name ?? ''})}
      placeholder=${t('写一句要点')} ?disabled=${!d.can('record')}
      .value=${text} @input=${event => d.ui.set(name, event.target.value)} @change=${() => keepGist(d, turn)}></form>
    <span class="kd">${turn.gist === text && text ? t('已记') : keyCap('Enter')}</span>${live ? pickRow(d, turn, text) : nothing}</li>`;
}

/** Sends what stands in the field now, once. */
function keepGist(d, turn) {
  const text = d.ui.get(`gist.${turn.id}`).trim();
  const sent = `sent.${turn.id}`;
  if (!text || text === d.get(`turn/${turn.id}`)?.gist || text === d.ui.get(sent)) return;
  d.ui.set(sent, text);
  d.act('record', {about: turn.id, text});
}

/** What was just said becomes an answer, a resource or a task without typing it again. */
function pickRow(d, turn, text) {
  const item = itemNow(d)?.id;
  if (!item) return nothing;
  const mayAnswer = stageOf(d).allow?.answer?.includes(d.get(`person/${turn.who?.id}`)?.role);
  return html`<span class="pick">${mayAnswer ? (page.lists?.answers ?? []).map((one, index) => verbButton(d, index ? pick(one) : t('这是答复：{kind}', {kind: pick(one)}),
      () => openEntry(d, 'answer', item, {kind: one.code, text}), {key: String(index + 1), needs: 'proxy'})) : nothing}
    ${verbButton(d, t('资源'), () => openEntry(d, 'offer', item, {text}), {key: '7', needs: 'proxy'})}
    ${verbButton(d, t('任务'), () => d.open('action', {}, {about: item, what: text, who: turn.who?.id}), {key: '8', needs: 'action'})}</span>`;
}

/** The recorder's one large verb: the sentence of now, or the first that is still empty. */
export function gistVerb(d) {
  if (centreKind(d) === 'gather') return {big: t('录下一张纸卡'), small: t('不写名也算数'), key: 'n', run: () => document.querySelector('.batch textarea')?.focus()};
  const turns = turnsHere(d);
  const next = d.get('floor')?.queue?.[0];
  const empty = d.all('turn/').filter(turn => !turn.gist && turn.seconds).length;
  const wanted = liveTurn(d, turns) ?? turns.find(turn => !turn.gist);
  const run = () => {
    const field = document.querySelector('.gists [data-live] .ed') ?? [...document.querySelectorAll('.gists .ed')].find(one => !one.value);
    field?.focus();
  };
  const small = [next && t('下一位：{name}', {name: (next.who ?? next).name}), empty && t('还空着 {n} 条', {n: empty})].filter(Boolean).join('　');
  return {big: wanted ? t('记这一句') : t('等人发言'), small: small || t('回车就记下'), key: 'n', run};
}

function nextRowOf(d) {
  const next = d.get('floor')?.queue?.[0];
  return next ? html`<li><span class="id"></span><span class="tm">${t('等待')}</span><span class="wn">${nameOf(d, next.who ?? next)}<small>${t('下一位')}</small></span></li>` : nothing;
}

/** Whoever has no phone, one tap from entry on her behalf. */
function proxyPanel(d) {
  if (d.barred('proxy') === null) return nothing;
  const first = peopleHere(d).filter(person => person.phone !== 'own' && !d.get('meeting').roles?.[person.role]?.neutral);
  return html`<section class="panel"><h3>${t('代人做')} <small>${t('都标“代填”，念给本人听过再记')}</small></h3><ul class="chips">${first.map(person => html`<li><button type="button" class="chip wide"
    @click=${() => d.open('proxy', {person: person.id})}>${nameOf(d, person)}</button></li>`)}
    <li>${verbButton(d, t('添一位没有手机的'), () => d.open('newcomer', {}, {group: 'residents'}), {key: 'a', needs: 'check_in'})}</li></ul></section>`;
}

export function paperSide(d) {
  if (d.barred('proxy') === null || !stageOf(d)?.write?.some(one => one.per_person)) return nothing;
  const submit = event => { event.preventDefault(); sendTable(d); };
  return html`<section><form @submit=${submit}><h2 class="h2">${t('纸卡整批录入')} <small>${t('回车换下一张')}</small></h2>${paperTable(d)}
    <p class="formrow"><button class="button" data-size="small">${t('这一桌录完')} <kbd class="kbd" aria-hidden="true">Ctrl S</kbd></button></p></form></section>`;
}

/** Turns without a gist, and answers without what they promise. */
export function missingView(d) {
  const empty = d.all('turn/').filter(turn => !turn.gist && turn.seconds);
  const vague = d.all('answer/').filter(answer => ['do_by', 'reply_by'].includes(answer.kind) && !answer.due);
  if (!empty.length && !vague.length) return nothing;
  return html`<section><h2 class="h2">${t('散会前要补的')}</h2><ul class="hints">${empty.length ? html`<li data-hot>${t('{n} 次发言还没有要点：{names}', {n: empty.length,
    names: inRow(empty.slice(0, 4).map(turn => turn.who?.name))})}</li>` : nothing}
    ${vague.map(answer => html`<li>${t('{name}的答复还没有日期。', {name: answer.by?.name ?? ''})}</li>`)}</ul></section>`;
}

/** What will be read back, as it grows. */
export function scribeSide(d) {
  const keys = [...d.all('answer/').map(one => `answer/${one.id}`), ...d.all('action/').map(one => `action/${one.id}`)].slice(-4);
  return html`<section class="rule-now"><h2 class="h2">${t('宣读稿现在这样写')} <a class="link" href=${`/m/${page.code}/scribe`}>${t('改纪要')}</a>
    <a class="link" href=${`/m/${page.code}/photos`}>${t('照片页')}</a></h2>${keys.map(key =>
    html`<p>${lineWords(d, key)}</p>`)}</section>`;
}
