/** The editor of the minutes: the draft by sections, the sources of the chosen sentence beside it, corrections and the seal. */
import {html, nothing, repeat} from '../vendor/lit.js';
import {start} from './draw.js';
import {t} from './i18n.js';
import {openLink} from './link.js';
import {makeOutbox} from './outbox.js';
import {page} from './page.js';
import {makeStore} from './store.js';
import {asideView} from './scribe/aside.js';
import {makeScribe} from './scribe/context.js';
import {listenScribe} from './scribe/keys.js';
import {sectionView} from './scribe/sections.js';
import {growAll} from './scribe/size.js';
import {topView} from './scribe/top.js';
import {lostView} from './scribe/lost.js';

const store = makeStore();
const scribe = makeScribe(store);
const link = openLink({code: page.code, as: 'desk', store, onMe: scribe.takeMe, onBye: () => scribe.set('bye', true), onState: scribe.takeLine});
scribe.useOutbox(makeOutbox(link));
start(scribePage, {sources: [store, scribe, scribe.outbox], tick: false});
store.onChange(scribe.draft.again);
scribe.draft.again();
listenScribe(scribe);
growAll(document.getElementById('app'));

function scribePage() {
  const {sections} = scribe.draft.told;
  return html`${topView(scribe)}<div class="scribe-desk"><main class="scribe-draft" id="draft" aria-label=${t('纪要草稿')}>
      ${lostView(scribe)}
      ${sections ? repeat(sections, section => section.key, (section, index) => sectionView(scribe, section, index)) : html`<p class="soft" role="status">${scribe.draft.failed
        ? t('没有连上这台电脑，正在再试。写过的都在这台机器里。') : t('正在打开……')}</p>`}
      ${sections && !sections.length ? html`<p class="soft">${t('会上还没有内容。大家写了、说了，这里就会一句一句长出来。')}</p>` : nothing}
    </main>${asideView(scribe)}</div>`;
}
