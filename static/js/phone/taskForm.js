/** Writing down a task: what, who, with whom, by when, who checks. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {choices, dayField, lettered, line} from './field.js';
import {form} from './form.js';
import {may} from './may.js';
import {textGap} from './remarkForm.js';
import {chosen, item, mayBeDone, writing} from './things.js';
import {draft} from './ui.js';

const CHARS_OF_TASK = 80;

export function taskForm(id) {
  const name = `task/${id}`;
  const most = writing('action')?.chars || CHARS_OF_TASK;
  return form({
    name, title: t('谁来办、哪天前？'), button: t('写上这个任务'), act: 'action', needs: may('action') ? 'action' : 'write/action',
    intro: id ? html`<blockquote class="quote">${item(id)?.text}</blockquote>` : nothing,
    missing: typed => taskGap(typed, id, most), args: typed => taskArgs(typed, id),
    body: html`${id || !hangs() ? nothing : choices(name, 'about', t('为了哪一件'), chosen().filter(mayBeDone).map(one => [one.id, one.text]))}
      ${lettered(name, t('做什么'), most, 'what')}
      ${choices(name, 'doer', t('谁来办'), [['me', t('我来办')], ['other', t('别人来办，他在场、同意了')]], {chosen: draft(name).doer || 'me'})}
      ${draft(name).doer === 'other' ? line(name, 'who', t('他的称呼')) : nothing}
      ${line(name, 'with', t('和谁一起（可不填）'), {note: t('几个人用顿号隔开')})}
      ${asksFor('first_step') ? lettered(name, t('第一步做什么'), most, 'first_step') : nothing}
      ${dayField(name, 'due', t('哪天前做完'))}
      ${line(name, 'check_by', t('请谁督办（不填，散会前由主持人补上）'))}`,
  });
}

/** Whether a task here belongs to one of the matters. */
function hangs() {
  const rule = writing('action');
  return !rule || Boolean(rule.about);
}

function taskGap(typed, id, most) {
  if (!id && !typed.about && hangs()) return t('请选为了哪一件。');
  const gap = textGap(typed.what || '', most);
  if (gap) return gap;
  if (typed.doer === 'other' && !typed.who?.trim()) return t('请写是谁来办。');
  if (asksFor('first_step') && !typed.first_step?.trim()) return t('请写第一步做什么。');
  return typed.due || !asksFor('due') ? '' : t('请选一个日期。');
}

/** What the rule needs of a task; a date where it does not say. */
function asksFor(field) {
  const needs = writing('action')?.needs || [];
  return needs.length ? needs.includes(field) : field === 'due';
}

function taskArgs(typed, id) {
  const helpers = (typed.with || '').split(/[、,，;；]/).map(name => name.trim()).filter(Boolean);
  return {
    about: id || typed.about, what: typed.what.trim(), due: typed.due, with: helpers,
    ...(typed.first_step?.trim() ? {first_step: typed.first_step.trim()} : {}),
    ...(typed.doer === 'other' ? {who: typed.who.trim()} : {}),
    ...(typed.check_by?.trim() ? {check_by: typed.check_by.trim()} : {}),
  };
}
