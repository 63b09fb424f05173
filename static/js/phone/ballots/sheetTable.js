/** All entries by all questions with their sums, as on a juror's paper. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {myChoice} from '../choice.js';
import {store} from '../room.js';
import {item} from '../things.js';
import {axisName} from './axes.js';

/** This ballot's entries and those I scored before in the same stage. */
export function sheetTable(ballot) {
  const rows = store.all('ballot/').filter(one => one.type === 'score' && one.of === ballot.of && one.axes?.join() === ballot.axes.join())
    .flatMap(one => one.items.map(id => [id, myChoice(one)[id]]));
  const given = rows.filter(([, marks]) => marks);
  if (!given.length) return nothing;
  return html`<h2 class="section">${t('我的评分表')}</h2><div class="sheet" tabindex="0" role="region" aria-label=${t('我的评分表')}><table>
    <thead><tr><th scope="col">${t('参评的')}</th>${ballot.axes.map(axis => html`<th scope="col">${axisName(axis)}</th>`)}<th scope="col">${t('合计')}</th></tr></thead>
    <tbody>${given.map(([id, marks]) => html`<tr><th scope="row">${item(id)?.text || id}</th>${ballot.axes.map(axis => html`<td class="number">${marks[axis] ?? ''}</td>`)}<td
      class="number"><strong>${ballot.axes.reduce((all, axis) => all + (marks[axis] ?? 0), 0)}</strong></td></tr>`)}</tbody></table></div>`;
}
