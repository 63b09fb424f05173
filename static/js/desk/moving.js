/** Dialogs about where people are: to another table, another host of a table, the names of the places. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {keyCap} from './buttons.js';
import {selectField, textField} from './fields.js';
import {sheet} from './sheet.js';
import {moveTo} from './spaces.js';

/** Where this person may go; full places say so. */
export function moveToDialog(d, {person: id}) {
  const person = d.get(`person/${id}`);
  const spaces = d.all('space/').filter(space => space.id !== person?.space);
  return sheet(d, {
    title: t('请{name}坐到…', {name: person?.name ?? ''}),
    body: html`<ul class="menu" data-list>${spaces.map((space, n) => html`<li><button type="button" data-row data-key=${n < 9 ? String(n + 1) : ''} @click=${() => moveTo(d, id, space.id)}>
      ${keyCap(n < 9 ? String(n + 1) : '')}<span>${placeWords(d, space)}</span><small>${space.cap ? t('{n} / {cap} 人', space) : t('{n} 人', space)}</small></button></li>`)}
      <li><button type="button" data-row data-key="0" @click=${() => moveTo(d, id, '')}>${keyCap('0')}<span>${t('先站着')}</span><small></small></button></li></ul>`,
  });
}

function placeWords(d, space) {
  const item = space.item && d.get(`item/${space.item}`);
  return item ? item.text : pick(space.title);
}

export function tableHostDialog(d, {space: id}) {
  const space = d.get(`space/${id}`);
  const send = async () => (await d.act('hand_over', {person: d.ui.get('form.person'), space: id})).ok;
  return sheet(d, {
    title: t('{table}的桌长', {table: pick(space.title)}), verb: t('请这位'), send,
    body: selectField(d, 'form.person', t('请谁'), (space.people ?? []).filter(Boolean).map(one => [one.id, one.name]), {empty: t('请选'), required: true, first: true}),
  });
}

export function placesDialog(d) {
  const send = async () => (await d.act('set', {name: 'places', value: d.ui.get('form.places').split('\n').map(one => one.trim()).filter(Boolean)})).ok;
  return sheet(d, {
    title: t('有哪几处地方'), note: t('一行一处，写大家认得的名字。'), verb: t('就用这几处'), send,
    body: textField(d, 'form.places', t('地方'), {rows: 6, required: true, first: true}),
  });
}
