/** Along the top: which minutes, how far they are, whether every letter is on the server, and the way out. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {keep, kept} from '../keep.js';
import {page} from '../page.js';
import {refusalIn} from './refusal.js';

const TYPES = ['1', '2', '3', '4'];
const STATES = {draft: () => t('草稿'), reading: () => t('宣读稿'), confirmed: () => t('已确认'), sealed: () => t('已封存')};
document.documentElement.dataset.type = kept('scribe-type', '1');

export function topView(scribe) {
  const [meeting, paper] = [scribe.store.get('meeting'), scribe.store.get('paper')];
  return html`<header class="scribe-top"><a class="link" href=${page.urls.desk}>${t('← 主持台')}</a><h1>${t('会议纪要')} <small>${pick(meeting?.title)}</small></h1>
    <span class="plate" data-quiet>${STATES[paper?.state ?? 'draft']()}</span><span class="scribe-saved" role="status" ?data-waiting=${unsaved(scribe) > 0}>${saved(scribe)}</span>
    <span class="scribe-tools"><button class="button" data-size="small" data-verb="undo" ?disabled=${paper?.state === 'sealed'} @click=${() => scribe.act('take_back', {}, 'undo')}>
    ${t('撤回我上一步')} <kbd class="kbd" aria-hidden="true">Alt Z</kbd></button>
    <button class="button" data-size="small" @click=${larger}>${t('大字')}</button>
    <a class="button" data-size="small" href=${`/m/${page.code}/photos`}>${t('照片页')}</a>
    <a class="button" data-size="small" href=${`${page.urls.papers}/minutes.html`} target="_blank" rel="noopener">${t('打印的样子')}</a></span>
    ${refusalIn(scribe.get('refused.undo'))}</header>`;
}

function unsaved(scribe) {
  return scribe.words.waiting() + scribe.outbox.pending().length;
}

/** Said in words: kept here, or kept there. */
function saved(scribe) {
  if (scribe.get('bye')) return t('这一页已断开，请重新打开。字都在这台机器里。');
  const n = unsaved(scribe);
  if (scribe.line !== 'online') return n ? t('断线了：{n} 处先存在这台机器里，连上就送', {n}) : t('断线了，可以照样写');
  return n ? t('正在存 {n} 处', {n}) : t('都存好了');
}

function larger() {
  const next = TYPES[(TYPES.indexOf(document.documentElement.dataset.type) + 1) % TYPES.length];
  document.documentElement.dataset.type = next;
  keep('scribe-type', next);
}
