/** What is not right in the minutes: a correction that host and recorder answer, kept word for word. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {lineText, sentenceKey} from './minutes.js';
import {letter} from './field.js';
import {form} from './form.js';
import {textGap} from './remarkForm.js';

const CHARS_OF_CORRECTION = 400;

/** `id` names the line that is read (`answer-3`), or nothing: the minutes as a whole. */
export function objectForm(id) {
  const key = id.replace('-', '/');
  const was = key ? lineText(key) : '';
  const name = `object${id}`;
  return form({
    name, title: t('哪一处不对？'), button: t('记下我的意见'), act: 'correct', needs: 'correct',
    intro: was ? html`<blockquote class="quote">${was}</blockquote>` : nothing,
    missing: ({text = ''}) => textGap(text, CHARS_OF_CORRECTION), args: ({text}) => ({text: text.trim(), ...(key && {key: sentenceKey(key), was})}),
    body: letter(name, t('哪一处不对'), CHARS_OF_CORRECTION),
  });
}
