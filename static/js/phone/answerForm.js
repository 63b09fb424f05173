/** A unit's answer in one of the six kinds, with what that kind needs. */
import {html, nothing} from '../../vendor/lit.js';
import {page} from '../page.js';
import {pick, t} from '../i18n.js';
import {choices, dayField, lettered, line} from './field.js';
import {filled, form} from './form.js';
import {listed} from './given.js';
import {textGap} from './remarkForm.js';
import {item, subjectId, writing} from './things.js';
import {draft} from './ui.js';

const CHARS_OF_ANSWER = 120;

export function answerForm(id) {
  const name = `answer/${id}`;
  const most = writing('answer')?.chars || CHARS_OF_ANSWER;
  const needed = listed('answers', draft(name).kind).needs || [];
  return form({
    name, title: t('怎么答复？'), button: t('答复'), act: 'answer', needs: 'answer', after: subjectId() === id ? '' : `item/${id}`,
    intro: html`<blockquote class="quote">${item(id)?.text}</blockquote>`,
    missing: typed => answerGap(typed, most),
    args: typed => ({about: id, ...filled(typed, ['kind', 'text', ...(listed('answers', typed.kind).needs || [])])}),
    body: html`${choices(name, 'kind', t('哪一种'), page.lists.answers.map(one => [one.code, pick(one), hint(one.code)]))}
      ${lettered(name, t('具体怎么办'), most)}
      ${needed.includes('due') ? dayField(name, 'due', dueWord(draft(name).kind)) : nothing}
      ${needed.includes('approver') ? line(name, 'approver', t('由谁批准')) : nothing}
      ${needed.includes('passed_to') ? line(name, 'passed_to', t('转给哪个单位')) : nothing}
      ${needed.includes('reason') ? line(name, 'reason', t('为什么暂时办不了')) : nothing}`,
  });
}

/** "Reply by" is not "do by". */
function dueWord(kind) {
  const words = {reply_by: t('哪天前给答复'), needs_approval: t('哪天前有批复')};
  return words[kind] || t('哪天前办好');
}

function hint(code) {
  const words = {do_by: t('到那一天已经办好'), reply_by: t('到那一天说清楚能不能办，“带回去研究”就选这个')};
  return words[code] || '';
}

function answerGap(typed, most) {
  if (!typed.kind) return t('请先选哪一种答复。');
  const gap = textGap(typed.text || '', most);
  const missing = (listed('answers', typed.kind).needs || []).find(name => !typed[name]?.trim());
  const words = {due: t('请选一个日期。'), approver: t('请写由谁批准。'), passed_to: t('请写转给哪个单位。'), reason: t('请写明理由。')};
  return gap || (missing ? words[missing] : '');
}
