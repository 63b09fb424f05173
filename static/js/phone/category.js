/** Which category a card belongs to: suggested from the words in it, changed by one tap. */
import {html, nothing} from '../../vendor/lit.js';
import {page} from '../page.js';
import {inRow, pick, t} from '../i18n.js';
import {suggestedCategory} from '../wordlist.js';
import {choices} from './field.js';
import {draft, setDraft, setUi, ui} from './ui.js';

/** The category chosen by hand, otherwise the one whose words stand in the text, otherwise ''. */
export function categoryOf(typed) {
  return typed.category || suggestedCategory(typed.text || '')?.code || '';
}

export function categoryChoice(form) {
  const code = categoryOf(draft(form));
  return ui.open === 'category' || !code ? allCategories(form, code) : oneCategory(form, code);
}

function oneCategory(form, code) {
  const chosenByHand = draft(form).category;
  return html`<button class="option" type="button" @click=${() => setUi({open: 'category'})}><span><span
      class="kicker">${chosenByHand ? t('哪一类') : t('看着像是这一类')}</span><br><strong>${pick(need(code))}</strong>${chosenByHand ? nothing
      : wordsBehind(form)}</span><span class="soft">${t('换')}</span></button>
    ${need(code).sensitive ? html`<p class="note">${t('这一类不上墙，由工作人员单独和您联系。')}</p>` : nothing}`;
}

/** The words of the text that say so. */
function wordsBehind(form) {
  const {words} = suggestedCategory(draft(form).text);
  return html`<br><span class="soft">${t('您写到：{words}', {words: inRow(words.slice(0, 3))})}</span>`;
}

function allCategories(form, code) {
  const text = draft(form).text || '';
  if (!text && ui.open !== 'category') return nothing;
  return choices(form, 'category', t('哪一类'), page.lists.needs.map(one => [one.code, pick(one)]), {
    chosen: code,
    pick: chosen => { setDraft(form, {category: chosen}); setUi({open: ''}); },
  });
}

function need(code) {
  return page.lists.needs.find(one => one.code === code) || {zh: code};
}
