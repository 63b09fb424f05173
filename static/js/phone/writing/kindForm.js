/** Writing of any kind with the fields its rule asks for: a topic, a motion, an idea, a report. */
import {html, nothing} from '../../../vendor/lit.js';
import {pick, t} from '../../i18n.js';
import {categoryChoice, categoryOf} from '../category.js';
import {choices, letter, lettered, tick} from '../field.js';
import {form} from '../form.js';
import {listed} from '../given.js';
import {stillToWrite} from '../may.js';
import {here, store} from '../room.js';
import {textGap} from '../remarkForm.js';
import {item, stage, subjectId, writing} from '../things.js';
import {draft, setDraft} from '../ui.js';
import {fieldGap, fieldInputs, fieldValues} from './fieldForm.js';
import {fieldWord} from './fields.js';
import {kindWords} from './kinds.js';

const CHARS_OF_KIND = 200;
const SAID = ['comment', 'question']; // verbs of their own

/** A new text of `kind` about item, table or nothing; or one's own `old` again. */
export function kindForm(kind, about = '', old = null) {
  const rule = writing(kind) || {kind, chars: CHARS_OF_KIND, fields: [], needs: []};
  const name = old ? `edit/${old.id}` : `form/${kind}/${about}`;
  if (old && draft(name).text === undefined) setDraft(name, {text: old.text, category: old.category, ...old.fields});
  const act = old ? 'edit' : actOf(kind);
  return form({
    name, title: old ? t('改一改') : kindWords(kind).ask, button: old ? t('改好了') : t('交上去'), act, needs: old ? '' : needOf(kind), after: '',
    intro: html`${askedHere()}${about && item(about) ? html`<blockquote class="quote">${item(about).text}</blockquote>` : nothing}`,
    missing: typed => textGap(textOf(typed, rule), rule.chars || CHARS_OF_KIND) || (aboutMissing(rule, about, typed) ? t('请选为了哪一件。') : fieldGap(typed, besides(rule))),
    args: typed => argsOf(typed, rule, kind, typed.about || about, old),
    note: leftNote(kind, rule, old),
    body: html`${aboutChoice(name, rule, about, old)}${textInput(name, rule, kind)}
      ${rule.fields?.includes('category') ? categoryChoice(name) : nothing}
      ${fieldInputs(name, besides(rule))}
      ${rule.name === 'choice' && !old ? tick(name, 'named', t('写上我的称呼'), {standing: true, note: t('不写也一样算数。')}) : nothing}`,
  });
}

const needOf = kind => (SAID.includes(kind) || kind === 'report' ? kind : `write/${kind}`);
const actOf = kind => (SAID.includes(kind) || kind === 'report' ? kind : 'write');

/** A report's points, an idea's title are its text: nobody writes it twice. */
function mainField(rule) {
  return ['title', 'points', 'most_important'].find(name => rule.needs?.includes(name));
}

/** The rule without the field that the text itself is. */
function besides(rule) {
  return {...rule, fields: (rule.fields || []).filter(one => one !== mainField(rule))};
}

function textInput(name, rule, kind) {
  const main = mainField(rule);
  return html`${main ? html`<p><strong>${fieldWord(main)}</strong></p>` : nothing}${letterFor(name, rule, kind)}`;
}

function letterFor(name, rule, kind) {
  return letter(name, kindWords(kind).write, rule.chars || CHARS_OF_KIND);
}

const textOf = typed => typed.text || '';

function argsOf(typed, rule, kind, about, old) {
  const main = mainField(rule);
  const text = typed.text.trim();
  const code = rule.fields?.includes('category') ? categoryOf(typed) : '';
  const category = code ? {category: code} : {};
  const fields = {...fieldValues(typed, rule), ...(main ? {[main]: text} : {}), ...category};
  if (old) return {item: old.id, text, fields};
  const told = about ? {about} : {};
  if (SAID.includes(kind)) return {...told, text, named: typed.named ?? true};
  return kind === 'report' ? {...told, text, fields} : {kind, ...told, text, fields, named: typed.named ?? true};
}

function askedHere() {
  const prompt = pick(stage().prompt);
  return prompt ? html`<p class="soft">${prompt}</p>` : nothing;
}

/** Where the rule hangs it on a thing that does not follow from where one is. */
function aboutChoice(name, rule, about, old) {
  const list = aboutList(rule);
  return !old && !about && list.length ? choices(name, 'about', t('为了哪一件'), list.map(one => [one.id, one.text])) : nothing;
}

function aboutMissing(rule, about, typed) {
  return !about && !typed.about && aboutList(rule).length > 0 && !['question', 'note', 'motion', 'idea'].includes(rule.kind);
}

function aboutList(rule) {
  if (!rule.about || here.me?.space || subjectId()) return [];
  return store.all('item/').filter(one => (one.kind === rule.about || one.kind === 'topic') && !one.covered && !one.merged_into && one.state === 'shown');
}

function leftNote(kind, rule, old) {
  const left = stillToWrite(kind);
  return old || left === undefined || !rule.per_person ? nothing : html`<p class="note">${t('您还可以写 {n} 张。', {n: left})}</p>`;
}

/** The unit's answer in the rule's own form: price, whether it can be done, who does it. */
export function fieldAnswer(id) {
  const rule = writing('answer');
  const name = `answer/${id}`;
  const named = rule.fields.includes('answer_kind');
  return form({
    name, title: t('怎么答复？'), button: t('答复'), act: 'answer', needs: 'answer', after: subjectId() === id ? '' : `item/${id}`,
    intro: html`<blockquote class="quote">${item(id)?.text}</blockquote>`, missing: typed => fieldGap(typed, rule),
    args: typed => ({about: id, ...(named && typed.kind ? {kind: typed.kind} : {}),
      text: (typed.text || '').trim() || pick(listed('answers', typed.kind)) || t('已核'), fields: fieldValues(typed, rule)}),
    body: html`${fieldInputs(name, rule)}${lettered(name, t('再说明一句（可不填）'), rule.chars || CHARS_OF_KIND)}`,
  });
}
