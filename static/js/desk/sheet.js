/** The frame of every dialog of the desk: a native <dialog>, its title, its form, and one main verb. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';

/**
 * `send` is called when the form is submitted; it answers true (or promises it) when the dialog may close.
 * Without `verb` there is nothing to send and only a way out. With `keys` the title has the focus, so that the keys printed on the verbs work at once.
 */
export function sheet(d, {title, note, body, verb, send, more = nothing, wide = false, keys = false}) {
  const submit = async event => {
    event.preventDefault();
    if (send && await send()) d.close();
  };
  return html`<form class="sheet" ?data-wide=${wide} @submit=${submit}>
    <header><h2 tabindex=${keys ? -1 : nothing} ?autofocus=${keys}>${title}</h2><button type="button" class="button" data-size="small" data-bare data-key="Escape" @click=${d.close}
      aria-label=${t('关上')}>${t('关上')} <kbd class="kbd" aria-hidden="true">Esc</kbd></button></header>
    ${note ? html`<p class="soft">${note}</p>` : nothing}
    <div class="sheet-body">${body}</div>
    <footer>${more}<span class="sp"></span>${verb ? html`<button class="button" data-size="small" data-main>${verb} <kbd class="kbd"
      aria-hidden="true">${t('回车')}</kbd></button>` : nothing}</footer>
  </form>`;
}

/** After each drawing: the dialog element follows the ui store, and never the other way round. */
export function syncDialog(d) {
  const dialog = document.querySelector('dialog.desk-dialog');
  const wanted = Boolean(d.ui.get('dialog', null));
  if (dialog && wanted && !dialog.open) {
    dialog.showModal();
    (dialog.querySelector('[autofocus]') ?? dialog.querySelector('.sheet-body :is(input, select, textarea, button), footer [data-main]') ?? dialog).focus();
  }
  if (dialog && !wanted && dialog.open) dialog.close();
}
