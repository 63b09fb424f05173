/** The four parts of the desk, or the remote where there is only a hand's width. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {kept} from '../keep.js';
import {page} from '../page.js';
import {banner} from '../parts/banner.js';
import {centreView} from './centre.js';
import {dadoView} from './dado.js';
import {dialogView} from './dialogs.js';
import {lookOf} from './looks.js';
import {remoteView} from './remote.js';
import {runView} from './run.js';
import {sideView} from './side.js';
import {stageOf, viewKind} from './sight.js';
import {toastsView} from './toasts.js';
import {topView} from './top.js';

const HAND = globalThis.matchMedia('(max-width: 600px)');

export function deskView(d) {
  if (d.ui.get('bye')) return html`<main class="desk-away">${banner('offline', t('这张主持台已经关上。'), t('主持交给了别人，或者在别处打开了。您还在会上：可以举手，也可以表决。'))}
    <p class="chips"><a class="button" data-main href="/m/${page.code}">${t('到我的会场页')}</a><a class="button" href="">${t('再打开这一页')}</a></p></main>`;
  if (!d.get('meeting') || !d.get('agenda') || !d.me.id) return html`<main class="desk-away" aria-busy="true"><p>${t('正在连上会议…')}</p></main>`;
  const view = viewKind(d);
  const inHand = HAND.matches && view === 'host' && !kept('desk.whole', false);
  return html`${inHand ? remoteView(d) : wholeView(d, view)}${dialogView(d)}${toastsView(d)}`;
}

function wholeView(d, view) {
  const look = lookOf(d);
  const shape = look === 'scribe' || look === 'after' ? look : 'stage';
  return html`<div class="desk" data-view=${shape} data-role=${view} data-look=${look}>${topView(d, view)}
    ${shape === 'stage' && stageOf(d) ? runView(d) : nothing}${centreView(d, look)}${sideView(d, look, view)}${dadoView(d)}</div>`;
}
