/** Beside the draft: where the chosen sentence comes from and who changed it; then corrections, reading back and the seal. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {correctionsView} from './corrections.js';
import {everySentence} from './draft.js';
import {sealView} from './seal.js';

export function asideView(scribe) {
  const sentence = everySentence(scribe.draft.told.sections).find(one => one.key === scribe.get('chosen'));
  return html`<aside class="scribe-aside" aria-label=${t('依据、更正和封存')}>
    ${sentence ? sourcesView(scribe, sentence) : html`<section><h2 class="h2">${t('依据')}</h2>
      <p class="soft">${t('点一句话，这里就列出它依据的卡片、发言和答复。')}</p></section>`}
    ${correctionsView(scribe)}${sealView(scribe)}</aside>`;
}

function sourcesView(scribe, sentence) {
  const {sources = {}} = scribe.draft.told;
  return html`<section class="scribe-sources" aria-live="polite"><h2 class="h2">${t('这一句的依据')} <small>${t('{n} 条', {n: sentence.refs.length})}</small></h2>
    ${madeView(scribe, sentence)}
    ${sentence.refs.length ? html`<ul>${sentence.refs.map(name => sourceView(scribe, name, sources[name]))}</ul>`
      : html`<p class="soft">${sentence.made === null ? t('这一句是手写的，没有编号的依据。') : t('这一句由会议过程得来。')}</p>`}</section>`;
}

function sourceView(scribe, name, source) {
  if (!source) return html`<li><b>${name}</b></li>`;
  return html`<li><b>${name}</b> ${source.words ? html`<q>${source.words}</q>` : html`<i>${t('没有文字')}</i>`}
    <small>${[source.who, source.at].filter(Boolean).join(' · ')}</small></li>`;
}

/** What the meeting itself says there, once the scribe has written something else. */
function madeView(scribe, sentence) {
  if (!sentence.hand || sentence.made === null) return nothing;
  const back = () => scribe.words.type(sentence, sentence.made);
  const who = scribe.nameOf(sentence.by);
  return html`<div class="scribe-made" ?data-moved=${sentence.moved_on}><p><b>${sentence.moved_on ? t('您改过以后，会上又有了新内容，现在的原句是：') : t('原句：')}</b> <q>${sentence.made}</q></p>
    <p class="scribe-row"><small>${who ? t('{name}，{at}改', {name: who, at: sentence.at}) : nothing}</small>
    ${scribe.store.get('paper')?.state === 'sealed' ? nothing : html`<button class="button" data-size="small" data-verb="back" @click=${back}>${t('用原句')}</button>`}</p></div>`;
}
