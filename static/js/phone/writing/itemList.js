/** What hangs on the wall, kind by kind, with what one may do about each. */
import {html, nothing, repeat} from '../../../vendor/lit.js';
import {icon} from '../../parts/icon.js';
import {t} from '../../i18n.js';
import {may} from '../may.js';
import {needSlip} from '../needs.js';
import {isLong, steady} from '../steady.js';
import {heads, holdsMine, isMe, stage} from '../things.js';
import {doorway} from '../verb.js';
import {outcomeBadge, secondButton} from '../motions/motion.js';
import {signs} from '../signs.js';
import {kindWords} from './kinds.js';

/** `only` lets through what belongs here. */
export function itemList(only = () => true) {
  const all = heads().filter(only);
  const kinds = [...new Set(all.map(one => one.kind))].sort((a, b) => (b === 'report') - (a === 'report'));
  return kinds.map(kind => section(kind, all.filter(one => one.kind === kind)));
}

function section(kind, list) {
  const {shown, waits, showNow} = steady(`wall/${kind}`, list, one => holdsMine(one) || isMe(one.by));
  return html`<h2 class="section">${kindWords(kind).list} <span class="soft">${t('{n} 件', {n: list.length})}</span></h2>
    ${waits ? html`<button class="button fresh" data-size="small" type="button" @click=${showNow}>${icon('up')}${t('有新的内容')}</button>` : nothing}
    <ul class="stack" ?data-long=${isLong(shown)}>${repeat(shown, one => one.id, one => html`<li class="stack-tight">${needSlip(one, slipMore)}${underSlip(one)}</li>`)}</ul>`;
}

function slipMore(one) {
  return html`${one.second_needed ? html`<span>${t('附议 {n} / {of}', {n: (one.seconds || []).length, of: one.second_needed})}</span>` : nothing}${outcomeBadge(one)}
    ${may('answer') ? doorway(t('答复这一件'), `answer/${one.id}`, {small: true}) : nothing}
    ${may('comment') ? doorway(t('写一句'), `comment/${one.id}`, {small: true}) : nothing}`;
}

/** Signs stand under each where people read; where they talk, they stand under the matter on the table. */
function underSlip(one) {
  return html`${secondButton(one)}${may('react') && !stage().floor ? signs(one, ['tally']) : nothing}`;
}
