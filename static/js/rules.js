/** The editor of one's own rule: the course on the left, the form of one part, what is to be mended, and the plain text. */
import {html, nothing} from '../vendor/lit.js';
import {start} from './draw.js';
import {t} from './i18n.js';
import {page} from './page.js';
import {courseView} from './rules/course.js';
import {makeDraft} from './rules/draft.js';
import {fieldsView} from './rules/fields.js';
import {saysView} from './rules/says.js';
import {textView} from './rules/text.js';

const draft = makeDraft(page);
start(ruleEditor, {sources: [draft], tick: false});
draft.look();
addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key === 's') {
    event.preventDefault();
    draft.save();
  }
  if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !event.target.closest('input, textarea')) {
    event.preventDefault();
    draft.back();
  }
});
addEventListener('beforeunload', event => { if (draft.unsaved()) event.preventDefault(); });

function ruleEditor() {
  const seen = draft.seen();
  if (!seen) return html`<p class="soft">${t('正在打开……')}</p>`;
  return html`<div class="rule-desk">
    ${courseView(draft)}
    <section class="rule-form" aria-label=${t('这一部分')}>
      <div class="rule-tabs" role="group" aria-label=${t('怎么改')}>
        <button class="button" data-size="small" aria-pressed=${String(!draft.plain())} @click=${() => draft.setPlain(false)}>${t('填表')}</button>
        <button class="button" data-size="small" aria-pressed=${String(draft.plain())} @click=${() => draft.setPlain(true)}>${t('看文字')}</button>
      </div>
      ${draft.plain() ? textView(draft) : seen.form ? fieldsView(draft, seen.form) : html`<p class="fault">${t('文字现在读不下去，请先到「看文字」里改好。')}</p>`}
    </section>
    ${saysView(draft)}
    <footer class="rule-foot"><span role="status">${standing(seen)}</span>
      ${draft.unsaved() || seen.faults.length ? nothing : html`<a class="button" href=${`/meetings/new?rule=${page.id}`}>${t('用它开会')}</a>`}
      <button class="button" ?disabled=${!draft.changed()} @click=${() => draft.back()}>${t('撤销')} <kbd class="kbd">Ctrl Z</kbd></button>
      <button class="button" data-main ?disabled=${!draft.unsaved()} @click=${() => draft.save()}>${draft.unsaved() ? t('存下来') : t('存好了')} <kbd class="kbd">Ctrl S</kbd></button></footer>
  </div>`;
}

function standing(seen) {
  if (draft.lost()) return t('没有连上这台电脑，改动还在这一页里，请再试一次。');
  if (seen.faults.length) return t('还有 {n} 处要改，改好才能用来开会', {n: seen.faults.length});
  return html`${t('可以用来开会')}${seen.sha ? html`<span translate="no"> · ${seen.sha}</span>` : nothing}`;
}
