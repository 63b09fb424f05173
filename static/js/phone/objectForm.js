/** What is not right in the minutes: kept with them, word for word. */
import {t} from '../i18n.js';
import {letter} from './field.js';
import {form} from './form.js';
import {textGap} from './remarkForm.js';

const CHARS_OF_OBJECTION = 200;

export function objectForm() {
  return form({
    name: 'object', title: t('哪一处不对？'), button: t('记下我的意见'), act: 'confirm', needs: 'confirm',
    missing: ({text = ''}) => textGap(text, CHARS_OF_OBJECTION), args: ({text}) => ({text: text.trim()}),
    body: letter('object', t('哪一处不对'), CHARS_OF_OBJECTION),
  });
}
