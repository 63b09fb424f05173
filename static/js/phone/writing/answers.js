/** What was answered, with whatever the rule asked for in fields: price, whether it can be done, who does it. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {answerSlip} from '../given.js';
import {about, newest} from '../things.js';
import {fieldList} from './fieldList.js';

export function answersOf(topic) {
  const list = about('answer/', topic.id);
  return list.length ? html`<h2 class="section">${t('答复')}</h2>
    <ul class="stack">${newest(list).map(one => html`<li class="stack-tight">${answerSlip(one)}${fieldList(one)}</li>`)}</ul>` : nothing;
}
