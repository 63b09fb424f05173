/** Changing the words of one's motion: the new wording beside what it changes. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {letter} from '../field.js';
import {form} from '../form.js';
import {textGap} from '../remarkForm.js';
import {item, subjectId, writing} from '../things.js';
import {draft, setDraft} from '../ui.js';
import {wording} from './wording.js';

const CHARS_OF_MOTION = 200;

export function amendForm(id) {
  const motion = item(id);
  const name = `amend/${id}`;
  const most = writing(motion?.kind)?.chars || CHARS_OF_MOTION;
  if (motion && draft(name).text === undefined) setDraft(name, {text: motion.text});
  const fresh = (draft(name).text || '').trim();
  return form({
    name, title: t('改动议的字句'), button: t('就这么改'), act: 'edit', needs: '', after: subjectId() === id ? '' : `item/${id}`,
    intro: html`<p class="soft">${t('改完大家都看得到：删去的划掉，加上的画线。')}</p>`,
    missing: typed => amendGap(typed, motion, most),
    args: typed => ({item: id, text: typed.text.trim()}),
    body: html`${letter(name, t('新的字句'), most)}${fresh && fresh !== motion?.text ? html`<p class="quote">${wording({text: fresh, before: [motion?.text || '']})}</p>` : nothing}`,
  });
}

function amendGap(typed, motion, most) {
  const gap = textGap(typed.text || '', most);
  return gap || (typed.text.trim() === motion?.text ? t('字句还没有改。') : '');
}
