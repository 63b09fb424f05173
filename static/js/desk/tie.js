/** A tie that the desk settles: by its own word where the rule gives it to the host; a lot drawn can be checked by anybody. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {titled} from '../parts/titled.js';
import {verbButton} from './buttons.js';

/** What is tied, and the verb that settles it; the seed of a lot. */
export function tieView(d, ballot) {
  if (ballot.seed) return html`<p class="soft" role="status">${t('抽签定的，签号 {seed}，谁都可以再算一遍。', {seed: String(ballot.seed).slice(0, 12)})}</p>`;
  const tied = ballot.tied?.length ? ballot.tied : [];
  if (!ballot.tie || !tied.length || ballot.ties !== 'host') return nothing;
  const chosen = d.ui.get('tie', []);
  const toggle = id => d.ui.set('tie', chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id]);
  const settle = () => d.act('set', {name: 'tie', value: {ballot: ballot.id, items: chosen}});
  return html`<section class="panel"><h3>${t('票数相同，由主持人定')} <small>${t('请先问问大家')}</small></h3><ul class="menu" data-list>${tied.map((id, n) => html`<li><button type="button" data-row
      data-key=${n + 1} aria-pressed=${String(chosen.includes(id))} @click=${() => toggle(id)}><kbd
        class="kbd" aria-hidden="true">${n + 1}</kbd><span>${titled(d.get, d.get(`item/${id}`))}</span></button></li>`)}</ul>
    <p class="tools">${verbButton(d, t('就定这几件'), settle, {key: 'k', needs: 'set', main: true, off: chosen.length ? '' : t('请先选')})}</p></section>`;
}
