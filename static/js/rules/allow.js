/** Who may do what in a stage: a row of roles for each thing allowed. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {several} from './controls.js';

export function allowControl(draft, one) {
  const free = one.choices.filter(each => !one.items.some(item => item.verb === each.word));
  const add = event => draft.change('put', [...one.path, event.target.value], [one.roles[0].word]);
  return html`${one.items.map(item => verbRow(draft, one, item))}
    ${free.length ? html`<select class="blank rule-more" aria-label=${t('再许一样')} @change=${add}>
      <option value="">${t('再许一样……')}</option>${free.map(each => html`<option value=${each.word}>${pick(each)}</option>`)}</select>` : nothing}`;
}

function verbRow(draft, one, item) {
  const id = item.path.join('-');
  const name = pick(one.choices.find(each => each.word === item.verb) || item.verb);
  return html`<div class="rule-row" data-kind="words"><label for=${id}>${name}</label>${several(draft, {...item, choices: one.roles}, id)}</div>`;
}
