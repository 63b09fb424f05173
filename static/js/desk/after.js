/** After the meeting: one big button for the whole pack, every paper by itself, and what is left to do. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {page} from '../page.js';
import {verbButton} from './buttons.js';
import {sheetedItems} from './needs.js';
import {paperListView} from './paperlist.js';
import {tasksView} from './tasks.js';

export function afterView(d) {
  const ended = d.get('meeting').state === 'ended';
  return html`<div class="matter" data-plain><h2 class="matter-title">${ended ? t('材料好了') : t('会议材料')}</h2>
      <p class="meta"><span>${ended ? t('今晚就可以发：居民扫同一个码，也能看到自己写的那条怎样了。') : t('会还在开，材料先按现在的样子出。')}</span></p></div>
    ${paperListView(d)}
    <p><a class="link" href=${`/m/${page.code}/photos`}>${t('照片：加一张，写明谁同意了')}</a></p>
    ${sheetsLine(d)}${d.all('action/').length ? tasksView(d) : nothing}`;
}

/** The sheets of the needs may be filled in until the minutes are sealed. */
function sheetsLine(d) {
  const n = sheetedItems(d).length;
  if (!n || d.barred('assess') === null) return nothing;
  return html`<p class="tools">${verbButton(d, t('填需求表'), () => d.ui.set('look', 'needs'), {key: 'y', needs: 'assess'})}<span class="soft">${t('{n} 件；报告照填的写，封存以前都可以补。', {n})}</span></p>`;
}

/** What a careful host does in the next days. */
export function nextStepsView(d) {
  const due = d.all('action/').filter(task => !['done', 'confirmed', 'dropped'].includes(task.state)).length;
  const steps = [
    t('把会议纪要发到居民群；没有手机的，请网格员送纸本。'),
    ...(d.all('item/').some(item => item.kind === 'need') ? [t('把需求评估报告送到各单位，请核对各自的答复和日期。')] : []),
    t('公示稿贴在单元门口和院门。'),
    ...(due ? [t('到期前一天，看一眼任务单：还有 {n} 项没办完。', {n: due})] : []),
  ];
  return html`<section><h2 class="h2">${t('接下来')}</h2><ol class="steps-v">${steps.map(words => html`<li><span>${words}</span></li>`)}</ol></section>
    <section class="rule-now"><h2 class="h2">${t('记录没有被改过')}</h2><p>${t('校验码')} <b class="code">${d.get('meeting').head.replace(/(.{4})(?=.)/g, '$1 ')}</b></p><p
      class="keep">${t('{title}。导出的记录可以随时查验。', {title: pick(d.get('meeting').rule.title)})}</p></section>`;
}
