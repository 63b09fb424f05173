/** What to say at this stage, and what goes wrong here: at hand for somebody who leads for the first time. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {stageOf} from './sight.js';

export function guidanceView(d) {
  const {say = [], wrong = []} = stageOf(d)?.guidance ?? {};
  if (!say.length && !wrong.length) return nothing;
  return html`<section class="guidance">${say.length ? html`<h2 class="h2">${t('可以这样说')}</h2><ol class="say">${say.map(one => html`<li>${pick(one)}</li>`)}</ol>` : nothing}
    ${wrong.length ? html`<details ?open=${!say.length}><summary>${t('容易出的岔子')}</summary><ul class="wrong">${wrong.map(one => html`<li>${pick(one)}</li>`)}</ul></details>` : nothing}</section>`;
}
