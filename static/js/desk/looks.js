/** Looking at something else than this stage, without moving the meeting. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {broughtKinds} from './motionmenu.js';
import {sheet} from './sheet.js';
import {centreKind, stageOf, viewKind} from './sight.js';

const LOOKS = [
  ['sign_in', () => t('签到和名单'), 'check_in'],
  ['gather', () => t('全部卡片')],
  ['sort', () => t('合并归类'), 'merge'],
  ['scribe', () => t('要点和代填'), 'record'],
  ['commit', () => t('任务单')],
  ['after', () => t('材料')],
  ['needs', () => t('需求表'), 'assess'],
];

/** What the centre shows: this stage, or what was asked for with L. */
export function lookOf(d) {
  const look = d.ui.get('look');
  if (look) return look;
  const view = viewKind(d);
  const kind = centreKind(d);
  if (view === 'door') return 'sign_in';
  if (view === 'scribe' && ['say', 'discuss', 'plain', 'gather'].includes(kind)) return 'scribe';
  return kind;
}

export function looksDialog(d) {
  const choose = look => { d.close(); d.ui.set('look', look === centreKind(d) && viewKind(d) === 'host' ? '' : look); };
  const open = LOOKS.filter(([, , needs]) => !needs || d.barred(needs) !== null);
  return sheet(d, {
    title: t('看别的'), note: t('会议停在原处，别人看不到您翻到哪里。'),
    body: html`<ul class="menu" data-list>${open.map(([look, words], index) => html`<li><button type="button" data-row data-key=${index + 1} aria-pressed=${String(lookOf(d) === look)}
      @click=${() => choose(look)}><kbd class="kbd" aria-hidden="true">${index + 1}</kbd><span>${words()}</span></button></li>`)}
      <li><button type="button" data-row data-key="0" @click=${() => { d.close(); d.ui.set('look', ''); }}><kbd class="kbd"
        aria-hidden="true">0</kbd><span>${t('回到本环节')}</span></button></li></ul>`,
    more: html`${broughtKinds(d).length ? verbButton(d, t('把要定的事写上来'), () => d.open('bring'), {key: 'w'}) : nothing}${verbButton(d, t('交接主持'), () => d.open('handOver'), {key: 'h',
      needs: 'hand_over'})}${verbButton(d, t('谁被挡住了'), () => d.open('refused'), {key: 'r', needs: 'quiet'})}`,
  });
}

/** A line above the centre while one looks elsewhere. */
export function lookLine(d) {
  const look = d.ui.get('look');
  if (!look) return nothing;
  const words = LOOKS.find(([name]) => name === look)?.[1]() ?? '';
  return html`<p class="look-line"><span>${t('您在看：{what}。会议停在“{stage}”。', {what: words, stage: pick(stageOf(d)?.title)})}</span>
    <button type="button" class="button" data-size="small" data-key="Escape" @click=${() => d.ui.set('look', '')}>${t('回到本环节')} <kbd class="kbd" aria-hidden="true">Esc</kbd></button></p>`;
}
