/** Writing a card: one matter, its category with a suggestion, and what one may add. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {categoryChoice, categoryOf} from './category.js';
import {length, letter, line, tick} from './field.js';
import {roomFor, shownMost} from '../parts/lengths.js';
import {filled, form} from './form.js';
import {stillToWrite} from './may.js';
import {stage, writing} from './things.js';
import {sure} from './verb.js';
import {draft, setDraft, setUi, ui} from './ui.js';

/** A new card of `kind`, or one's own card `old` again. */
export function cardForm(kind, old = null) {
  const rule = writing(kind) || {chars: 60, fields: [], needs: []};
  const name = old ? `edit/${old.id}` : `card/${kind}`;
  if (old && !draft(name).text) setDraft(name, {text: old.text, category: old.category, ...old.fields});
  return form({
    name, title: old ? t('改一改这张卡') : t('最要紧的是哪件事？'), button: old ? t('改好了') : t('交这张卡'),
    act: old ? 'edit' : 'write', needs: old ? '' : `write/${kind}`, after: '',
    missing: typed => cardGap(typed, rule), args: typed => cardArgs(typed, rule, kind, old),
    note: old ? nothing : html`<p class="note">${cardsLeft(rule, kind)}</p>`,
    body: html`${letter(name, t('写一件事'), rule.chars)}
      ${rule.fields.includes('category') ? categoryChoice(name) : nothing}
      ${more(name, rule)}
      ${rule.fields.includes('danger') ? danger(name) : nothing}
      ${rule.name === 'choice' && !old ? tick(name, 'named', t('写上我的称呼'), {standing: true, note: t('不写也一样算数。')}) : nothing}`,
  });
}

function cardsLeft(rule, kind) {
  const left = stillToWrite(kind);
  if (left === undefined || !rule.per_person) return '';
  const words = t('您已交 {done} 张，还可以交 {left} 张。', {done: rule.per_person - left, left});
  return rule.reveal === 'on_close' || stage().id === 'gather' ? words + t('时间到了才一起翻开。') : words;
}

/** Where, since when, who: all may stay empty. */
function more(name, rule) {
  const lines = [['place', t('在哪儿')], ['since', t('多久了')], ['affected', t('大约影响多少户')], ['asked', t('想请谁做什么')]].filter(([key]) => rule.fields.includes(key));
  if (!lines.length) return nothing;
  const open = ui.open === 'more' || lines.some(([key]) => draft(name)[key]);
  return html`<details class="more" ?open=${open}><summary>${t('再补一句：在哪儿、多久了、影响谁、请谁做什么')}</summary>
    <div class="stack">${lines.map(([key, label]) => line(name, key, label, {mode: key === 'affected' ? 'numeric' : 'text'}))}</div></details>`;
}

/** Immediate danger goes to the desk at once, so it is asked twice. */
function danger(name) {
  if (draft(name).danger) return tick(name, 'danger', t('眼下就有危险'), {note: t('工作人员会马上看到。有人受伤或着火，请先打 120、119。')});
  return sure(t('眼下就有危险？'), t('真有人会马上受伤吗？是的话，工作人员会立刻看到这张卡。着火、伤人请先打 119、120、110。'), () => { setDraft(name, {danger: true}); setUi({open: ''}); }, 'danger', {sign: 'bell'});
}

function cardGap(typed, rule) {
  if (!length(typed.text || '')) return t('还没有写内容。');
  if (roomFor(typed.text, rule.chars) < 0) return t('最多写 {max} 个字，请删短一些。', {max: shownMost(rule.chars)});
  return rule.needs.includes('category') && !categoryOf(typed) ? t('请选一下是哪一类。') : '';
}

function cardArgs(typed, rule, kind, old) {
  const fields = filled({...typed, category: categoryOf(typed)}, rule.fields);
  return old ? {item: old.id, text: typed.text.trim(), fields} : {kind, text: typed.text.trim(), fields, named: typed.named ?? true};
}
