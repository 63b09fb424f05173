/** Before we begin: who is here, the rules in plain words, what comes. */
import {html, nothing} from '../../vendor/lit.js';
import {who} from '../parts/who.js';
import {hour, pick, t} from '../i18n.js';
import {here, store} from './room.js';
import {articles} from './rulesPage.js';
import {peopleLine} from './peoplePage.js';
import {groups, meeting, stage} from './things.js';
import {doorway} from './verb.js';

export function welcome() {
  return html`<h1 tabindex="-1">${t('欢迎您来')}</h1>
    ${here.me ? html`<p>${t('您是')} ${who(here.me, groups())}</p>` : nothing}
    <p>${pick(stage().prompt) || t('请坐，马上开始。轮到您做什么，这里会写得清清楚楚。')}</p>
    <h2 class="section">${t('咱们的约定')}</h2>${articles()}
    <h2 class="section">${t('今天的安排')}</h2>${plan()}
    <h2 class="section">${t('在场的人')}</h2>${peopleLine()}
    ${doorway(t('改称呼、换语言、字号'), 'more', {small: true})}`;
}

/** The steps of the evening with their planned times. */
export function plan() {
  const {entries = [], at} = store.get('agenda') || {};
  return html`<ol class="plan">${entries.filter(one => one.state !== 'out').map(one => html`<li aria-current=${entries.indexOf(one) === at ? 'step' : nothing} data-state=${one.state}>
    <span class="number">${one.planned ? hour(one.planned) : ''}</span><span>${pick(one.title)}${one.state === 'done' ? html` <span class="soft">${t('过了')}</span>` : nothing}</span></li>`)}</ol>
    <p class="note">${pick(meeting().place)}</p>`;
}
