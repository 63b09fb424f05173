/** The tab 更多: what is mine, the rules, people, and how this phone is set. */
import {html, nothing} from '../../vendor/lit.js';
import {page} from '../page.js';
import {lang, t} from '../i18n.js';
import {who} from '../parts/who.js';
import {deskUrl, leads} from './may.js';
import {here} from './room.js';
import {groups, meeting} from './things.js';
import {setSize, ui} from './ui.js';
import {doorway, sure} from './verb.js';
import {send} from './acts.js';

export function morePage() {
  return html`<h1 tabindex="-1">${t('更多')}</h1>${here.me ? html`<p>${t('您是')} ${who(here.me, groups())}</p>` : nothing}
    <div class="stack">${doorway(t('您写的那条怎样了'), 'mine', {main: true})}${doorway(t('咱们的约定'), 'rules')}${doorway(t('今天的安排'), 'plan')}${doorway(t('在场的人'), 'people')}
      ${meeting().state === 'ended' ? doorway(t('会后的纸'), 'papers') : nothing}${staffDoor()}</div>
    <h2 class="section">${t('字的大小')}</h2>${sizes()}
    <h2 class="section">${t('语言')}</h2>${languages()}
    <h2 class="section">${t('这部手机')}</h2>
    <div class="stack">${doorway(t('改称呼'), 'name')}<a class="button" href="/m/${page.code}/mine">${t('我的资料')}</a><a class="button" href="/J/${page.code}">${t('换个人用这部手机')}</a>
      <p class="note">${t('家里人没有手机，可以轮着用：每人用自己的称呼，写的、投的都分开算。')}</p>
      ${sure(t('我先走了'), t('会记下您离开的时间。还想回来，再扫一次码就行。'), () => send('leave'), 'leave', {small: false})}</div>`;
}

/** Whoever works at the desk finds the way to it. */
function staffDoor() {
  const works = leads() || (here.me?.neutral && page.urls?.desk);
  return works ? html`<a class="button" href=${deskUrl()}>${t('到主持台')}</a>` : nothing;
}

function sizes() {
  return html`<div class="sizes" role="radiogroup" aria-label=${t('字的大小')}>${[1, 2, 3, 4].map(size => html`<button class="button" type="button" role="radio"
      aria-checked=${ui.size === size} aria-label=${t('第 {n} 号', {n: size})} @click=${() => setSize(size)}>${t('字')}</button>`)}</div>`;
}

function languages() {
  return html`<div class="pair">${[['zh', '中文'], ['en', 'English']].map(([code, name]) => html`<a class="button" lang=${code} href="?lang=${code}#more"
      aria-current=${lang === code}>${name}</a>`)}</div>`;
}
