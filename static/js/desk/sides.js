/** Calling by side, where speakers say for or against first: how many hands each side has, and one verb a side. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {sideWords} from '../barwords.js';
import {verbButton} from './buttons.js';
import {stageOf} from './sight.js';

const SIDES = ['for', 'against'];

/** Nothing where no side is asked for. */
export function sidesView(d) {
  const stance = stageOf(d)?.floor?.stance;
  if (!stance || stance === 'none') return nothing;
  const queue = d.get('floor')?.queue ?? [];
  return html`<div class="sides">${SIDES.map(side => sideCell(d, side, queue.filter(entry => entry.stance === side)))}</div>`;
}

function sideCell(d, side, hands) {
  const said = d.get('floor')?.said?.filter(turn => turn.stance === side).length ?? 0;
  const call = () => d.act('grant', {person: hands[0].id});
  return html`<p data-side=${side}><b>${sideWords(side)}</b><span class="soft">${t('说过 {n} 次', {n: said})}　${t('{n} 人举手', {n: hands.length})}</span>
    ${verbButton(d, t('请一位{side}的', {side: sideWords(side)}), call, {key: side === 'for' ? '[' : ']', needs: 'grant', off: hands.length ? '' : t('这一边没有人举手')})}</p>`;
}
