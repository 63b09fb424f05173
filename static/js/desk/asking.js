/** A question to the meeting while something else is on the table: how many have answered, and closing it. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {barsLine} from './ballot.js';
import {verbButton} from './buttons.js';
import {questionOf} from './sight.js';

/** The strip above the centre; the vote of the stage itself is not touched by it. */
export function askingView(d) {
  const ballot = questionOf(d);
  if (!ballot) return nothing;
  return html`<section class="asking" aria-label=${t('正在问大家')}><div><p class="soft">${t('正在问大家')}</p><p class="nm">${pick(ballot.question.title)}</p>${barsLine(ballot)}</div>
    <p class="big">${ballot.voted}<small> / ${ballot.eligible}</small></p>
    <p class="tools">${verbButton(d, t('记举手数'), () => d.open('count', {ballot: ballot.id}, {source: 'hands'}), {key: 'h', needs: 'count'})}
      ${verbButton(d, t('问完了，截止'), () => d.act('close_ballot', {ballot: ballot.id}), {key: 'j', needs: 'close_ballot', main: true})}</p></section>`;
}
