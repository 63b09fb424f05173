/** A word in a frame: a role, or 代填. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';

export function badge(word, kind = nothing) {
  return html`<span class="badge" data-kind=${kind}>${word}</span>`;
}

/** 代填 beside whatever somebody else entered, otherwise nothing. */
export function proxyBadge(thing) {
  return thing.proxy ? badge(t('代填'), 'proxy') : nothing;
}
