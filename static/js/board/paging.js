/** The page that is due now, with its place among the pages. */
import {html, nothing} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {t} from '../i18n.js';
import {pageAt} from './measure.js';

/** `{shown, at, of}`: the page to show now; the first one at `since` (server ms). */
export function pageNow(pages, since = 0) {
  const at = pageAt(pages.length, Math.max(0, now() - since));
  return {shown: pages[at], at: at + 1, of: pages.length};
}

/** "2 / 4" where there are several pages. */
export function pageMark({at, of}) {
  return of > 1
    ? html`<p class="page-mark"><span aria-hidden="true">${at} / ${of}</span><span class="only-heard">${t('第 {at} 页，共 {of} 页', {at, of})}</span></p>`
    : nothing;
}
