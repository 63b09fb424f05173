/** Entry on somebody's behalf: a card, a hand, a comment, a vote, a signature. Always marked 代填. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {page} from '../page.js';
import {sized} from '../sized.js';
import {segment} from './buttons.js';
import {filled} from './answer.js';
import {choiceField, selectField, textField, tickField} from './fields.js';
import {motionFields, motionTold} from './motionfields.js';
import {choiceOf, voteForm} from './vote.js';
import {sheet} from './sheet.js';
import {chosenItems, itemNow, stageOf, voteOf} from './sight.js';

const KINDS = {write: () => t('写卡'), hand: () => t('举手'), comment: () => t('留言'), vote: () => t('投票'), confirm: () => t('签字')};

/** What the stage lets this person do, and so what may be done for her. */
export function proxyKinds(d, person) {
  const stage = stageOf(d);
  const allow = stage?.allow ?? {};
  const may = word => allow[word]?.includes(person.role);
  const ballot = voteOf(d);
  return [may('write') && 'write', may('speak') && stage.floor?.mode === 'queue' && 'hand', may('comment') && 'comment',
    (may('vote') || may('grade')) && ballot?.state === 'open' && 'vote', may('confirm') && d.get('readback') && 'confirm'].filter(Boolean);
}

export function proxyDialog(d, {person: id}) {
  const person = d.get(`person/${id}`);
  const kinds = proxyKinds(d, person);
  const kind = filled(d, 'kind') ?? kinds[0];
  if (!kind) return sheet(d, {title: t('替{name}填', {name: person.name}), body: html`<p>${t('这个环节没有要替这位填的。')}</p>`});
  return sheet(d, {
    title: t('替{name}填', {name: person.name}), note: t('都标“代填”，念给本人听过再记。'), wide: kind === 'vote',
    verb: t('替这位{what}', {what: KINDS[kind]()}), send: () => sendFor(d, person, kind),
    body: html`${kinds.length < 2 ? nothing : segment(kind, kinds.map(one => [one, KINDS[one]()]), value => d.ui.set('form.kind', value), t('做什么'))}${kindForm(d, kind)}
      ${tickField(d, 'form.heard', t('念给本人听过，点头了'))}`,
  });
}

function kindForm(d, kind) {
  if (kind === 'write') return html`${textField(d, 'form.text', t('什么事，照抄原话'), {rows: 2, required: true, first: true})}${writeKind(d) === 'need' ? categoryField(d)
    : motionFields(d)}${tickField(d, 'form.danger', t('有立即危险'))}`;
  if (kind === 'comment') return textField(d, 'form.text', t('原话'), {rows: 2, required: true, first: true, max: 80});
  if (kind === 'vote') return voteForm(d, voteOf(d));
  if (kind === 'hand' && asksSide(d)) return choiceField(d, 'form.stance', t('先说哪一边'), [['for', t('赞成')], ['against', t('反对')]]);
  return html`<p>${kind === 'hand' ? t('排进举手的次序里。') : t('本人听过宣读，同意。')}</p>`;
}

/** Whether a hand says for or against first. */
function asksSide(d) {
  const {stance} = stageOf(d)?.floor ?? {};
  return Boolean(stance) && stance !== 'none';
}

export function categoryField(d, name = 'form.category') {
  return selectField(d, name, t('类别'), (page.lists?.needs ?? []).map(one => [one.code, pick(one)]), {empty: t('请选'), required: true});
}

async function sendFor(d, person, kind) {
  if (!d.ui.get('form.heard')) {
    d.say(t('请先念给本人听，再打勾。'));
    return false;
  }
  const args = {
    write: () => ({kind: writeKind(d), text: filled(d, 'text'), fields: {category: filled(d, 'category') || undefined, danger: Boolean(d.ui.get('form.danger')) || undefined,
      ...(writeKind(d) === 'motion' ? motionTold(d) : {})}}),
    hand: () => (d.ui.get('form.stance') ? {stance: d.ui.get('form.stance')} : {}), comment: () => ({about: (itemNow(d) ?? chosenItems(d)[0])?.id, text: filled(d, 'text')}),
    vote: () => sized(voteOf(d), {ballot: voteOf(d).id, choice: choiceOf(d, voteOf(d))}), confirm: () => ({}),
  }[kind]();
  const {ok} = await d.proxy(person.id, kind, args);
  if (ok) d.say(t('替{name}记下了，标“代填”。', {name: person.name}));
  return ok;
}

/** The kind of card this stage asks for. */
export function writeKind(d) {
  return stageOf(d)?.write?.find(one => !['comment', 'answer', 'offer', 'report', 'action'].includes(one.kind))?.kind ?? 'need';
}
