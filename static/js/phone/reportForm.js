/** How far a task is: whoever does it reports, residents say whether it is really done. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {store} from './room.js';
import {doesIt} from './after.js';
import {choices, lettered} from './field.js';
import {filled, form} from './form.js';

const CHARS_OF_REPORT = 200;

export function reportForm(id) {
  const task = store.get(`action/${id}`);
  const name = `report/${id}`;
  const doer = Boolean(task) && doesIt(task);
  return form({
    name, title: doer ? t('办到哪一步了？') : t('您看过了吗？'), button: t('说一声'), act: 'report', needs: 'report',
    intro: html`<blockquote class="quote">${task?.what}</blockquote>`,
    missing: typed => (typed.state || typed.note?.trim() ? '' : t('请选一样，或者写一句。')),
    args: typed => ({about: id, fields: filled(typed, ['state', 'note'])}),
    body: html`${choices(name, 'state', t('怎么样了'), doer ? doerStates() : residentStates())}${lettered(name, t('写一句（可不填）'), CHARS_OF_REPORT, 'note')}`,
  });
}

function doerStates() {
  return [['doing', t('正在办')], ['waiting', t('在等批复')], ['done', t('办好了，请居民看看')]];
}

function residentStates() {
  return [['confirmed', t('看过了，办好了')], ['contested', t('还没办好，请再办')]];
}
