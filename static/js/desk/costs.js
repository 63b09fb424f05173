/** The budget: what there is to spend, and what each project costs; without a price it is not on the ballot. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {tickField, textField} from './fields.js';
import {openCards, stageOf} from './sight.js';
import {sheet} from './sheet.js';

/** Whether this meeting spends money: a price is asked for somewhere, or a total is set. */
export function spends(d) {
  const fields = (stageOf(d)?.write ?? []).flatMap(entry => entry.fields ?? []);
  return fields.some(field => ['cost', 'guess_cost'].includes(field)) || Boolean(d.get('meeting').settings?.budget);
}

/** The panel: total, and the projects with their prices. */
export function costsView(d) {
  if (!spends(d)) return nothing;
  const items = openCards(d).filter(item => ['idea', 'topic', 'motion', 'need'].includes(item.kind));
  const budget = d.get('meeting').settings?.budget;
  return html`<section class="panel"><h3>${budget ? t('总额 {budget} 元', {budget: Number(budget).toLocaleString('en-GB')}) : t('还没有定总额')}
      ${verbButton(d, t('改总额'), () => d.open('budget', {}, {n: budget ?? ''}), {needs: 'set'})}</h3>
    <ul class="votes" data-list>${items.map(item => html`<li data-row><span>${item.text}</span><b>${item.cost === null || item.cost === undefined ? t('没有价格，不上票') : t('{n} 元',
      {n: Number(item.cost).toLocaleString('en-GB')})}</b>
      ${stageOf(d).allow?.answer || d.can('answer') ? html`<button type="button" class="chip" @click=${() => d.open('cost', {item: item.id}, {cost: item.cost ?? ''})}>${t('记价格')}</button>`
        : nothing}</li>`)}</ul></section>`;
}

export function budgetDialog(d) {
  return sheet(d, {
    title: t('一共能花多少'), verb: t('就这么多'), send: async () => (await d.act('set', {name: 'budget', value: Number(d.ui.get('form.n'))})).ok,
    body: textField(d, 'form.n', t('总额（元）'), {type: 'number', required: true, first: true}),
  });
}

export function costDialog(d, {item: id}) {
  const field = name => d.ui.get(`form.${name}`);
  const fields = () => ({cost: Number(field('cost')), feasible: !field('not_feasible'), reason: field('reason') || undefined});
  return sheet(d, {
    title: t('记价格'), note: d.get(`item/${id}`)?.text, verb: t('记下'),
    send: async () => (await d.act('answer', {about: id, text: field('reason') || '', fields: fields()})).ok,
    body: html`${textField(d, 'form.cost', t('要花多少（元）'), {type: 'number', required: true, first: true})}${tickField(d, 'form.not_feasible', t('办不了'))}${textField(d, 'form.reason', t('说明'),
      {max: 200})}`,
  });
}
