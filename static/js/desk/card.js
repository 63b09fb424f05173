/** One card: its words, its category, off the wall or on it; and whom we told about a danger. */
import {html, nothing} from '../../vendor/lit.js';
import {hour, t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {textField} from './fields.js';
import {listName, nameOf} from './names.js';
import {categoryField} from './proxy.js';
import {isSensitive} from './cards.js';
import {sheet} from './sheet.js';
import {cardNumber} from './sight.js';

export function cardDialog(d, {item: id}) {
  const card = d.get(`item/${id}`);
  if (!card) return sheet(d, {title: t('这张卡已经收回'), body: nothing});
  const may = d.can('merge');
  const save = async () => d.ui.get('form.category') === card.category || (await d.act('merge', {items: [id], category: d.ui.get('form.category')})).ok;
  return sheet(d, {
    title: t('卡 {n}', {n: cardNumber(card)}), verb: may ? t('好了') : undefined, send: save,
    body: html`<p class="card-words">“${card.text}”</p><p
      class="meta">${nameOf(d, card.by)}<span>${hour(card.at)}</span>${Object.entries(cardFacts(d, card)).map(([label, fact]) => html`<span>${label} ${fact}</span>`)}</p>
      ${isSensitive(card) ? html`<p class="note">${t('这一类不上墙，只到这里，请会后单独办理。')}</p>` : nothing}${may ? categoryField(d) : nothing}`,
    more: html`${card.state === 'waiting' && !isSensitive(card) ? verbButton(d, t('放上墙'), () => done(d, 'show', id), {key: 'y', needs: 'show', main: true}) : nothing}
      ${card.state === 'hidden' ? verbButton(d, t('再放出来'), () => done(d, 'show', id), {key: 'y', needs: 'show'}) : verbButton(d, t('收起来'), () => d.open('hide',
        {items: [id]}), {key: 'h', needs: 'hide'})}
      ${card.fields?.danger ? verbButton(d, t('记下告知了谁'), () => d.open('danger', {item: id}), {key: 'd', needs: 'record'}) : nothing}`,
  });
}

async function done(d, verb, id) {
  if ((await d.act(verb, {items: [id]})).ok) d.close();
}

function cardFacts(d, card) {
  const {place, since, affected, asked} = card.fields ?? {};
  const facts = {[t('在哪儿')]: place, [t('多久了')]: since, [t('影响谁')]: affected, [t('想请谁做什么')]: asked, [t('类别')]: listName('needs', card.category)};
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact));
}

/** Taking a card off the wall needs a reason, which its author reads. */
export function hideDialog(d, {items}) {
  const ready = [t('写了别人的姓名或电话'), t('和这件事无关'), t('有骂人的话，请换个说法'), t('家事、病情，单独办理')];
  return sheet(d, {
    title: t('收起这张卡'), note: t('原文不删，写卡的人会看到理由。'), verb: t('收起来'),
    send: async () => (await d.act('hide', {items, reason: d.ui.get('form.reason')})).ok,
    body: html`${textField(d, 'form.reason', t('理由'), {required: true, first: true, max: 120})}<p class="chips">${ready.map(words => html`<button type="button"
      class="chip" @click=${() => d.ui.set('form.reason', words)}>${words}</button>`)}</p>`,
  });
}

/** Call now; then write down who was called. The time is the server's. */
export function dangerDialog(d, {item: id}) {
  const card = d.get(`item/${id}`);
  const ready = [t('施工方安全员'), t('物业值班'), t('社区值班'), '119', '110', '120'];
  return sheet(d, {
    title: t('立即危险：现在告知了谁？'), note: `“${card?.text ?? ''}”`, verb: t('已告知，记下来'),
    send: async () => (await d.act('record', {about: id, text: d.ui.get('form.said') || t('已告知'), kind: 'danger_called', who: d.ui.get('form.who')})).ok,
    body: html`${textField(d, 'form.who', t('告知了谁（单位、姓名、电话）'), {required: true, first: true, max: 60})}
      <p class="chips">${ready.map(words => html`<button type="button" class="chip" @click=${() => d.ui.set('form.who', words)}>${words}</button>`)}</p>
      ${textField(d, 'form.said', t('对方怎么说（可不填）'), {max: 120})}`,
  });
}
