/** Words whose sentence the meeting makes no more, and acts that were refused after their page was closed: nothing is thrown away. */
import {html, nothing} from '../../vendor/lit.js';
import {lang, t} from '../i18n.js';
import {everySentence} from './draft.js';
import {keepTyped, typedAt, typedKeys} from './typed.js';
import {isSentence} from './words.js';

export function lostView(scribe) {
  const {sections, gone = []} = scribe.draft.told;
  if (!sections) return nothing;
  const there = new Set(everySentence(sections).map(one => one.key));
  const typed = typedKeys().filter(key => !there.has(key) && isSentence(key));
  const unheard = scribe.outbox.unheard();
  if (!gone.length && !typed.length && !unheard.length) return nothing;
  return html`<section class="scribe-lost" role="status"><h2>${t('这些字没有进纪要，但都还在')}</h2><ul>
    ${gone.map(({text}) => html`<li><q>${text}</q><small>${t('这一句的依据已经不在了，可以抄到别处。')}</small></li>`)}
    ${typed.map(key => html`<li><q>${typedAt(key).text}</q><button class="button" data-size="small" @click=${() => { keepTyped(key, null); scribe.changed(); }}>${t('不要了')}</button></li>`)}
    ${unheard.map(act => html`<li>${act.args.text ? html`<q>${act.args.text}</q>` : nothing}<small>${act.refusal?.[lang] ?? act.refusal?.zh}</small><button class="button" data-size="small"
      @click=${() => scribe.outbox.hear(act)}>${t('知道了')}</button></li>`)}</ul></section>`;
}
