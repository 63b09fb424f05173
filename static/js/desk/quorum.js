/** Whether enough are here, with the numbers, watched live. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {plainNumber} from '../numbers.js';

export function quorumView(d) {
  const quorum = d.get('meeting').quorum;
  if (!quorum) return nothing;
  const fail = {talk_only: t('可以谈，不能表决'), adjourn: t('先不往下走')}[quorum.fail] ?? '';
  return html`<section class="quorum" ?data-short=${!quorum.ok}><h2 class="h2">${quorum.ok ? t('人数够了') : t('人数不够：{fail}', {fail})}</h2>
    ${(quorum.bars ?? []).map(bar => html`<p>${unit(bar, bar.value)} <span class="soft">${t('要 {n}', {n: unit(bar, bar.needed)})}</span></p>`)}</section>`;
}

function unit({weigh}, n) {
  return {household: t('{n} 户', {n: plainNumber(n)}), area: t('{n} 平方米', {n: plainNumber(n)})}[weigh] ?? t('{n} 人', {n: plainNumber(n)});
}
