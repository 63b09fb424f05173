/** Changing what one is called here. */
import {t} from '../i18n.js';
import {here} from './room.js';
import {line} from './field.js';
import {form} from './form.js';
import {draft, setDraft} from './ui.js';

export function nameForm() {
  if (draft('name').name === undefined && here.me) setDraft('name', {name: here.me.name});
  return form({
    name: 'name', title: t('请问怎么称呼您？'), button: t('就这么叫'), act: 'rename', after: 'more',
    missing: ({name = ''}) => (name.trim() ? '' : t('请写一个称呼。')), args: ({name}) => ({name: name.trim()}),
    body: line('name', 'name', t('称呼'), {note: t('这个称呼大家都看得见。不想写名字，写“二单元老李”这样的也行。')}),
  });
}
