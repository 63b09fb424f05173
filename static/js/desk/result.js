/** Stages that only show: what was chosen, or what the host reads out. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {chosenItems, openCards, stageOf} from './sight.js';

/** The shortlist, in the order in which it will be talked through. */
export function resultView(d) {
  const items = chosenItems(d);
  return html`<div class="matter" data-plain><h2 class="matter-title">${pick(stageOf(d).title)}</h2><p class="meta"><span>${t('请念给大家听，然后往下走。')}</span></p></div>
    <ol class="strips">${items.map((item, index) => html`<li ?data-first=${index === 0}><span class="pl">${index + 1}</span><div><p class="nm">${item.text}</p>
      <p class="rs">${item.dots === null || item.dots === undefined ? nothing : html`${t('居民贴点')} <b>${item.dots}</b>　`}${item.apart ? t('单位代表另计 {n}', {n: item.apart})
        : nothing}</p></div></li>`)}</ol>
    ${restLine(d, items)}`;
}

/** Nothing is lost: what was not chosen goes into the record as it is. */
function restLine(d, items) {
  const rest = openCards(d).filter(item => !items.includes(item));
  return rest.length ? html`<p class="foot-line"><span>${t('没进这一步的 {n} 件，一样进会议记录和需求清单。', {n: rest.length})}</span></p>` : nothing;
}

/** Something to say: the words of the rule, in large type for reading out. */
export function plainView(d) {
  const stage = stageOf(d);
  return html`<div class="matter" data-plain><h2 class="matter-title">${pick(stage.title)}</h2></div><p class="read-out">${pick(stage.prompt) || t('按规则往下走就可以。')}</p>`;
}
