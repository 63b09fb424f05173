/** Writing a remark about a need, or a reply to somebody's. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {store} from './room.js';
import {length, letter, tick} from './field.js';
import {roomFor, shownMost} from '../parts/lengths.js';
import {form} from './form.js';
import {item, subjectId, writing} from './things.js';

const CHARS = 80;

/** `id` is a need, a card or a comment. */
export function remarkForm(id) {
  const answered = store.get(`comment/${id}`);
  const quoted = answered || item(id);
  const rule = writing('comment');
  const most = rule?.chars || CHARS;
  const topic = answered ? answered.about : id;
  return form({
    name: `comment/${id}`, title: answered ? t('回一句') : t('写一句'), button: t('发出去'), act: 'comment', needs: 'comment',
    after: subjectId() === topic ? '' : `item/${topic}`,
    intro: quoted ? html`<blockquote class="quote">${quoted.text}</blockquote>` : nothing,
    missing: ({text = ''}) => textGap(text, most),
    args: typed => ({about: id, text: typed.text.trim(), named: typed.named ?? true}),
    body: html`${letter(`comment/${id}`, t('写一句'), most)}${rule?.name === 'shown' ? nothing : tick(`comment/${id}`, 'named', t('写上我的称呼'), {standing: true})}`,
  });
}

/** What is wrong with a text of at most `most` characters, or ''. */
export function textGap(text, most) {
  if (!length(text)) return t('还没有写内容。');
  return roomFor(text, most) < 0 ? t('最多写 {max} 个字，请删短一些。', {max: shownMost(most)}) : '';
}
