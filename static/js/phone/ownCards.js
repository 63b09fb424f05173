/** What I wrote, with what still waits; one's own words can be changed while writing is open. */
import {html, nothing} from '../../vendor/lit.js';
import {slip} from '../parts/slip.js';
import {icon} from '../parts/icon.js';
import {t} from '../i18n.js';
import {here} from './room.js';
import {send, waiting} from './acts.js';
import {doorway, sure} from './verb.js';

/** My cards of `kind`, and above them those not yet confirmed. */
export function ownCards(kind) {
  const own = (here.me?.own || []).filter(one => one.kind === kind && one.state !== 'withdrawn');
  const unsent = waiting('write', args => args.kind === kind);
  if (!own.length && !unsent.length) return nothing;
  return html`<h2 class="section">${t('您写过的')}</h2><div class="stack">
    ${unsent.map(({args}) => slip({text: args.text}, [], {
    own: true, pending: true, foot: html`${icon('clock')}<span>${t('等着提交')}</span>`}))}
    ${[...own].reverse().map(ownCard)}</div>`;
}

function ownCard(one) {
  const leaving = waiting('withdraw', args => args.item === one.id).length;
  const edited = waiting('edit', args => args.item === one.id).at(-1);
  return html`<div class="stack-tight">${slip({text: edited?.args.text || one.text, proxy: one.proxy}, [], {
    own: true, pending: leaving || edited, foot: html`<span>${leaving ? t('正在收回') : stateWord(one)}</span>`})}
    ${one.editable && !leaving ? html`<div class="row">${doorway(t('改一改'), `edit/${one.id}`, {sign: 'edit', small: true})}
      ${one.merged_into ? nothing : sure(t('收回'), t('收回以后就看不到了，还可以重新写。'), () => send('withdraw', {item: one.id}), `withdraw-${one.id}`)}</div>` : nothing}</div>`;
}

/** Where my card stands, in one word. */
export function stateWord(one) {
  if (one.state === 'waiting') return t('已收到，工作人员先看一眼');
  if (one.state === 'hidden') return t('已收起');
  return one.covered ? t('已收到，还没翻开') : t('已收到');
}
