/** Several votes at once: which the desk looks at, and closing them one by one or all. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {keyCap, verbButton} from './buttons.js';

/** A list to choose from; nothing where there is one vote. */
export function severalView(d, ballots, chosen) {
  if (ballots.length < 2) return nothing;
  const open = ballots.filter(ballot => ballot.state === 'open');
  const closeAll = async () => { for (const ballot of open) await d.act('close_ballot', {ballot: ballot.id}); };
  return html`<section class="panel several"><h3>${t('{n} 件一起投', {n: ballots.length})} <small>${keyCap('ArrowDown')} ${t('选一件')}</small>
      ${open.length > 1 ? verbButton(d, t('全部截止'), closeAll, {needs: 'close_ballot'}) : nothing}</h3>
    <ul class="menu" data-list>${ballots.map(ballot => html`<li><button type="button" data-row aria-pressed=${String(ballot.id === chosen.id)} @click=${() => d.ui.set('ballot', ballot.id)}>
      <span class="pip" ?data-open=${ballot.state === 'open'}></span><span
        class="cut-1">${d.get(`item/${ballot.item}`)?.text}</span><small>${stateWords(ballot)}</small></button></li>`)}</ul></section>`;
}

function stateWords(ballot) {
  if (ballot.state === 'open') return t('{voted} / {eligible} 已投', ballot);
  return {carried: t('通过'), failed: t('未通过'), tied: t('平局')}[ballot.outcome] ?? t('已截止');
}
