/** One sentence on the wall and on every phone. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {textField} from './fields.js';
import {sheet} from './sheet.js';

export function messageDialog(d) {
  const ready = [t('茶歇十分钟，热水在门口。'), t('请往前坐一坐。'), t('写纸卡的，请交给记录员。')];
  return sheet(d, {
    title: t('在大屏写一句话'), verb: t('放上大屏'),
    send: async () => (await d.act('set', {name: 'message', value: d.ui.get('form.message')})).ok,
    body: html`${textField(d, 'form.message', t('写什么'), {first: true, max: 60})}
      <p class="chips">${ready.map(words => html`<button type="button" class="chip" @click=${() => d.ui.set('form.message', words)}>${words}</button>`)}</p>
      <p class="soft">${t('空着按“放上大屏”，就是收掉。')}</p>`,
  });
}
