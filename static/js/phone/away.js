/** Somebody who has left and still holds the phone: one tap and she is back. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {send, waiting} from './acts.js';
import {verb} from './verb.js';

export function away() {
  return html`<h1 tabindex="-1">${t('您先走了')}</h1><p>${t('您写的、投的都在。会后在这里看结果。')}</p>
    <div class="stack">${waiting('join').length ? html`<p role="status">${t('请稍等，马上就好。')}</p>` : verb(t('我回来了'), () => send('join'), {main: true})}</div>`;
}
