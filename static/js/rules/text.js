/** The file as plain text, for those who like it: every change is checked while one types. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';

export function textView(draft) {
  if (draft.line()) requestAnimationFrame(() => jump(draft));
  return html`<label class="rule-text"><span class="only-heard">${t('规则文件的文字')}</span>
    <textarea id="rule-text" spellcheck="false" translate="no" wrap="off" rows="28" .value=${draft.text()} @input=${event => draft.type(event.target.value)}></textarea></label>`;
}

/** The line spoken of is chosen and comes into sight. */
function jump(draft) {
  const area = document.getElementById('rule-text');
  const lines = area.value.split('\n');
  const at = lines.slice(0, draft.line() - 1).join('\n').length + (draft.line() > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(at, at + lines[draft.line() - 1].length);
  area.scrollTop = Math.max(0, (draft.line() - 4) * area.scrollHeight / lines.length);
  draft.arrived();
}
