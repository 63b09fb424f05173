/** Merging by menu and naming a matter: the same acts as the drag, for keyboard, touch and screen reader. */
import {html} from '../../vendor/lit.js';
import {inRow, t} from '../i18n.js';
import {textField} from './fields.js';
import {categoryField} from './proxy.js';
import {sheet} from './sheet.js';
import {cardNumber, headsOf} from './sight.js';

/** Where these cards may go: an existing matter, or a new one. */
export function mergeMenu(d, {items}) {
  const heads = headsOf(d).filter(head => !items.includes(head.id));
  const numbers = inRow(items.map(id => cardNumber(d.get(`item/${id}`) ?? {id})));
  return sheet(d, {
    title: t('把 {numbers} 合并到…', {numbers}), note: items.length === 1 ? `“${d.get(`item/${items[0]}`)?.text ?? ''}”` : '',
    body: html`<ul class="menu" data-list>${heads.map((head, index) => html`<li><button type="button" data-row data-key=${index < 9 ? String(index + 1) : ''}
      @click=${() => mergeInto(d, items, head.id)}>
        <kbd class="kbd" aria-hidden="true">${index + 1}</kbd><span>${head.text}</span></button></li>`)}
      <li><button type="button" data-row data-key="+" @click=${() => openTitle(d, items)}><kbd class="kbd" aria-hidden="true">+</kbd><span>${t('新建一件')}</span></button></li>
      <li><button type="button" data-row data-key="0" @click=${d.close}><kbd class="kbd" aria-hidden="true">0</kbd><span>${t('先放一边')}</span></button></li></ul>`,
  });
}

/** Puts cards (or a whole matter) under another one; Z takes it back. */
export async function mergeInto(d, items, into) {
  const {ok} = await d.act('merge', {items, into});
  if (ok) {
    d.close();
    d.ui.set('sort.chosen', []);
  }
  return ok;
}

/** A title for a new matter, or another title for one that is there. */
export function openTitle(d, items, head) {
  const first = d.get(`item/${items[0]}`);
  d.open('title', {items, head: head?.id}, {title: head?.text ?? first?.text ?? '', category: head?.category ?? first?.category});
}

export function titleDialog(d, {items, head}) {
  const send = async () => {
    const {ok} = await d.act('merge', {items, title: d.ui.get('form.title').trim(), category: d.ui.get('form.category') || undefined});
    if (ok) d.ui.set('sort.chosen', []);
    return ok;
  };
  const words = items.flatMap(id => d.get(`item/${id}`)?.originals?.length ? d.get(`item/${id}`).originals : [id]).map(id => d.get(`item/${id}`)).filter(Boolean);
  return sheet(d, {
    title: head ? t('改标题和类别') : t('新建一件'), note: t('标题由您写，写完念给大家听；原话不改。'), verb: head ? t('改好了') : t('归成一件'), send,
    body: html`${textField(d, 'form.title', t('这一件叫什么'), {required: true, first: true, max: 80})}${categoryField(d)}
      <ul class="originals-list">${words.map(card => html`<li><b>${cardNumber(card)}</b><q>${card.text}</q></li>`)}</ul>`,
  });
}
