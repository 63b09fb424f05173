/** Reading back: one line after another, objections kept in their own words, and signatures counted. */
import {html, nothing} from '../../vendor/lit.js';
import {day, t} from '../i18n.js';
import {page} from '../page.js';
import {verbButton} from './buttons.js';
import {peopleOptions} from './answer.js';
import {selectField, textField, tickField} from './fields.js';
import {listName, nameOf, peopleHere} from './names.js';
import {sheet} from './sheet.js';

const FOLLOWS_MS = 3000;

export function closeView(d) {
  const readback = d.get('readback') ?? {lines: [], at: -1, confirmed: 0, of: 0, objections: []};
  const {lines} = readback;
  const at = readingAt(d, readback.at);
  const go = index => readOn(d, index);
  return html`<div class="matter"><span class="no">${readback.confirmed}</span><h2 class="matter-title">${t('位签了，共 {n} 位', {n: readback.of})}</h2>
    <div class="tools">${verbButton(d, t('上一条'), () => step(d, -1), {key: 'j', needs: 'set', off: at <= 0 ? t('这是第一条') : ''})}
    ${verbButton(d, at < 0 ? t('开始念') : at >= lines.length - 1 ? t('念完了') : t('念下一条'), () => step(d, 1), {key: ' ', needs: 'set', main: true,
      off: at >= lines.length ? t('都念完了') : ''})}
    ${verbButton(d, t('有人有意见'), () => d.open('objection'), {key: 'o', needs: 'proxy'})}</div>
    <p class="meta"><a class="link" href=${`/m/${page.code}/scribe`}>${t('改纪要、答复更正、封存')}</a> <span>${t('念一条，问一句：“这样写对不对？”请大家在手机上点“我确认”，没有手机的请在签字单上签。')}</span></p></div>
    <ol class="readback" data-list>${lines.map((key, index) => html`<li aria-current=${index === at ? 'step' : nothing}
      ?data-done=${index < at}><button type="button" data-row @click=${() => d.can('set') && go(index)}>
      <b>${index + 1}</b><span>${lineWords(d, key)}</span></button></li>`)}</ol>${objectionsView(readback)}${signersView(d)}`;
}

/** Where one has asked to be counts until the room has followed: a second press at once goes on, and is not the first again. */
function readingAt(d, at) {
  const asked = d.ui.get('read_back', null);
  return asked && Date.now() < asked.until ? asked.to : at;
}

/** From where it stands at that moment, which may be further than what is drawn. */
function step(d, by) {
  const {lines, at} = d.get('readback');
  return readOn(d, Math.max(0, Math.min(readingAt(d, at) + by, lines.length)));
}

async function readOn(d, to) {
  d.ui.set('read_back', {to, until: Date.now() + FOLLOWS_MS});
  const answer = await d.act('set', {name: 'read_back', value: to});
  if (!answer?.ok) d.ui.set('read_back', null);
}

/** The sentence that is read out for an entity, with the matter it belongs to. */
export function lineWords(d, key) {
  const thing = d.get(key);
  const written = d.get('readback')?.words?.[key];
  if (written || !thing) return written ?? key;
  const matter = d.get(`item/${thing.about}`)?.text;
  const words = promiseWords(key.split('/')[0], thing);
  return matter ? t('“{matter}”：{words}', {matter, words}) : words;
}

function promiseWords(kind, thing) {
  const who = (kind === 'action' ? thing.who : thing.by)?.name ?? '';
  if (kind === 'action') return t('{who}：{what}，{due}前', {who, what: thing.what, due: thing.due ? day(thing.due) : '—'});
  if (kind === 'offer') return t('{who}出{kind}：{text}', {who, kind: listName('resources', thing.resource), text: thing.text});
  if (kind !== 'answer') return thing.text;
  const answered = {who, kind: listName('answers', thing.kind), text: [thing.text, ...answerNeeds(thing)].join(t('；'))};
  return thing.due ? t('{who}答复：{kind}，{due}前。{text}', {...answered, due: day(thing.due)}) : t('{who}答复：{kind}。{text}', answered);
}

/** By whom it has to be approved, to whom it goes, why not: whatever this kind of answer carries. */
function answerNeeds({approver, passed_to: unit, reason}) {
  return [approver && t('由{name}批准', {name: approver}), unit && t('转给{name}', {name: unit}), reason && t('理由：{reason}', {reason})].filter(Boolean);
}

function objectionsView({objections = []}) {
  if (!objections.length) return nothing;
  return html`<section class="panel"><h3>${t('不同意见 {n} 条，原样留在记录里', {n: objections.length})}</h3><ul class="originals-list">${objections.map(one =>
    html`<li><b>${one.by?.name}</b><q>${one.text}</q></li>`)}</ul></section>`;
}

/** Those who have not signed; the scribe signs for who has no phone, with her nod. */
function signersView(d) {
  const waiting = peopleHere(d).filter(person => !person.signed && !d.get('meeting').roles?.[person.role]?.neutral);
  if (!waiting.length) return html`<p><b>${t('到会的都签了。')}</b></p>`;
  const open = person => d.open('proxy', {person: person.id}, {kind: 'confirm'});
  return html`<section class="panel"><h3>${t('还没签的 {n} 位', {n: waiting.length})} <small>${d.can('proxy') ? t('点名字替本人签，标“代签”') : nothing}</small></h3><ul
    class="chips">${waiting.map(person => html`<li>${d.can('proxy')
    ? html`<button type="button" class="chip wide" @click=${() => open(person)}>${nameOf(d, person)}</button>` : html`<span
      class="chip wide">${nameOf(d, person)}</span>`}</li>`)}</ul></section>`;
}

/** An objection stands in the record as it was said. */
export function objectionDialog(d) {
  const send = async () => Boolean(d.ui.get('form.heard')) && (await d.proxy(d.ui.get('form.person'), 'confirm', {text: d.ui.get('form.text')})).ok;
  return sheet(d, {
    title: t('记下不同意见'), note: t('原样留在记录里，不改别人的话。'), verb: t('记下'), send,
    body: html`${selectField(d, 'form.person', t('谁的意见'), peopleOptions(d), {empty: t('请选'), required: true})}
      ${textField(d, 'form.text', t('原话'), {rows: 2, required: true, first: true, max: 120})}${tickField(d, 'form.heard', t('念给本人听过，点头了'))}`,
  });
}
