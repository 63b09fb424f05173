/** Offering one of the seven kinds of resources for a need. */
import {html} from '../../vendor/lit.js';
import {page} from '../page.js';
import {lang, pick, t} from '../i18n.js';
import {choices, lettered, line} from './field.js';
import {filled, form} from './form.js';
import {listed} from './given.js';
import {textGap} from './remarkForm.js';
import {item, subjectId, writing} from './things.js';
import {draft} from './ui.js';

const CHARS_OF_OFFER = 80;

export function offerForm(id) {
  const name = `offer/${id}`;
  const most = writing('offer')?.chars || CHARS_OF_OFFER;
  const {resource} = draft(name);
  return form({
    name, title: t('您能出哪样？'), button: t('写上这一份'), act: 'offer', needs: 'offer', after: subjectId() === id ? '' : `item/${id}`,
    intro: html`<p class="note">${item(id)?.text}</p>`,
    missing: typed => (typed.resource ? textGap(typed.text || '', most) : t('请先选一样。')),
    args: typed => ({about: id, ...filled(typed, ['resource', 'text', 'amount', 'until'])}),
    body: html`${choices(name, 'resource', t('哪一样'), page.lists.resources.map(one => [one.code, pick(one)]))}
      ${lettered(name, t('说说是什么'), most)}
      ${resource && lang.startsWith('zh') && listed('resources', resource).ask ? html`<p class="note">${listed('resources', resource).ask}</p>` : ''}
      ${line(name, 'amount', t('多少（可不填）'))}${line(name, 'until', t('到什么时候（可不填）'))}`,
  });
}
