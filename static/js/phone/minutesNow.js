/** How far the minutes are once the meeting is over. */
import {html, nothing} from '../../vendor/lit.js';
import {page} from '../page.js';
import {day, t} from '../i18n.js';
import {seal} from '../parts/seal.js';
import {may} from './may.js';
import {myCorrections} from './minutes.js';
import {store} from './room.js';
import {doorway} from './verb.js';

/** Confirmed by how many, sealed or not, and until when one may still say what is wrong. */
export function minutesNow() {
  const paper = store.get('paper');
  if (!paper) return nothing;
  const {state, confirmed, of, corrections, until, closed, number} = paper;
  const stood = t('{of} 人中 {n} 人确认，更正 {corrections} 处。', {of, n: confirmed, corrections});
  return html`<h2 class="section">${t('会议纪要')}</h2>
    ${state === 'sealed' ? html`<p>${seal(t('已封存'))}</p><p>${t('编号')} ${number}</p><p>${stood}</p>` : html`<p>${stood}</p>`}
    ${until && !closed ? html`<p class="note">${t('有不对的，可以提到 {day} 为止。', {day: day(until)})}</p>` : nothing}
    <div class="stack"><a class="button" data-size="small" href="/m/${page.code}/papers/minutes.html">${t('看会议纪要')}</a>
    ${may('correct') ? doorway(t('有一处不对'), 'object/', {small: true}) : nothing}</div>${myCorrections()}`;
}
