/** Who is here, by group; groups of one or two are not told apart. */
import {html, nothing} from '../../vendor/lit.js';
import {groupOf, mark} from '../parts/mark.js';
import {inRow, pick, t} from '../i18n.js';
import {store} from './room.js';
import {groups} from './things.js';

export function peoplePage() {
  return html`<h1 tabindex="-1">${t('在场的人')}</h1>${peopleLine()}`;
}

export function peopleLine() {
  const people = store.get('people') || {};
  return html`<p>${t('现在有 {n} 位在场。', {n: people.present || 0})}</p>
    <ul class="stack-tight">${(people.groups || []).map(({code, n}) => html`<li class="who">${mark(code, groups())}<span>${nameOf(code)} <span
        class="soft">${t('{n} 位', {n})}</span></span></li>`)}</ul>
    ${people.missing?.length ? html`<p class="soft">${t('还空着的椅子：{names}', {names: inRow(people.missing.map(nameOf))})}</p>` : nothing}`;
}

function nameOf(code) {
  return pick(groupOf(code, groups())) || code;
}
