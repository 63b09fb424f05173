/** The wording of a motion; what an amendment took out is struck, what it put in is underlined, and both are said. */
import {html, nothing} from '../../../vendor/lit.js';
import {changesOf} from '../../marked.js';
import {t} from '../../i18n.js';

export function wording({text, before}) {
  const earlier = before?.at(-1);
  if (!earlier || earlier === text) return text;
  return html`${changesOf(earlier, text).map(run)}`;
}

function run({kind, text}) {
  if (kind === 'same') return text;
  const said = kind === 'gone' ? t('删去：') : t('改成：');
  const end = html`<span class="only-heard">${t('。')}</span>`;
  return kind === 'gone' ? html`<del><span class="only-heard">${said}</span>${text}${end}</del>` : html`<ins><span class="only-heard">${said}</span>${text}${end}</ins>`;
}

/** The earlier wordings, folded away. */
export function earlierWordings({before = []}) {
  if (!before.length) return nothing;
  return html`<details class="more"><summary>${t('原来的 {n} 种说法', {n: before.length})}</summary>
    <ol class="stack-tight">${before.map(text => html`<li class="slip"><p>${text}</p></li>`)}</ol></details>`;
}
