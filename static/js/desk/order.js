/** The order in which a repeated stage takes its items, and what the desk chooses where the rule leaves that to the host. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {titled} from '../parts/titled.js';
import {chosenItems, openCards, stageOf} from './sight.js';
import {sheet} from './sheet.js';

/** Up and down, until it is as the meeting wants it. */
export function orderDialog(d) {
  const entries = d.get('agenda').entries.filter(entry => entry.item && entry.of);
  const list = d.ui.get('form.list', [...new Set(entries.map(entry => entry.item))]);
  const move = (at, by) => {
    const moved = [...list];
    [moved[at], moved[at + by]] = [moved[at + by], moved[at]];
    d.ui.set('form.list', moved);
  };
  const send = async () => (await d.act('set', {name: 'order', value: {of: entries[0]?.of, items: list}})).ok;
  return sheet(d, {
    title: t('先后怎么排'), note: t('请先问问大家。已经谈过的不动。'), verb: t('就按这个先后'), send, wide: true,
    body: html`<ol class="votes" data-list>${list.map((id, n) => html`<li data-row><span>${n + 1}　${titled(d.get, d.get(`item/${id}`)) || id}</span>
      <button type="button" class="chip" ?disabled=${n === 0} aria-label=${t('往前')} @click=${() => move(n, -1)}>↑</button>
      <button type="button" class="chip" ?disabled=${n === list.length - 1} aria-label=${t('往后')} @click=${() => move(n, 1)}>↓</button></li>`)}</ol>`,
  });
}

/** The desk's own choice of what goes on: a tick an item, in the order of ticking. */
export function chooseDialog(d) {
  const all = openCards(d).filter(item => !['report', 'note'].includes(item.kind));
  const list = d.ui.get('form.list', chosenItems(d).map(item => item.id));
  const toggle = id => d.ui.set('form.list', list.includes(id) ? list.filter(one => one !== id) : [...list, id]);
  const send = async () => (await d.act('set', {name: 'selection', value: {into: stageOf(d).select, items: list}})).ok;
  return sheet(d, {
    title: t('哪几件往下走'), note: t('没选的一样留在记录里。'), verb: t('就选这 {n} 件', {n: list.length}), send, wide: true,
    body: html`<ul class="menu" data-list>${all.map(item => html`<li><button type="button" data-row aria-pressed=${String(list.includes(item.id))} @click=${() => toggle(item.id)}>
      <b>${list.includes(item.id) ? list.indexOf(item.id) + 1 : '　'}</b><span>${item.text}</span><small>${item.same ? t('“我家也是” {n}', {n: item.same}) : ''}</small></button></li>`)}</ul>`,
  });
}
