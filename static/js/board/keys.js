/** The keys of the wall, and the card that lists them. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';

const KEYS = {KeyJ: 'join', KeyD: 'dark', KeyM: 'muted', KeyF: 'full', Slash: 'help', Escape: 'clear'};

/** What a key press asks for, also under a Chinese input method; undefined for any other key. */
export function keyMeant({code, key, shiftKey, ctrlKey, altKey, metaKey}) {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (key === '?' || key === '？') return 'help';
  return code === 'Slash' && !shiftKey ? undefined : KEYS[code] || KEYS[`Key${String(key).toUpperCase()}`];
}

/** Lets the keys act on the wall. */
export function listenKeys(wall) {
  addEventListener('keydown', event => {
    const meant = keyMeant(event);
    if (!meant || event.repeat) return;
    event.preventDefault();
    if (meant === 'full') toggleFull();
    else if (meant === 'clear') wall.put({join: false, help: false});
    else wall.flip(meant);
  });
}

/** The card of keys, over the wall. */
export function keysCard() {
  const rows = [
    ['J', t('二维码放满屏')], ['D', t('关灯的屋子：深色')], ['M', t('铃声开、关')], ['F', t('全屏')], ['?', t('看这张表')], ['Esc', t('收起来')],
  ];
  return html`<section class="over-wall" role="dialog" aria-modal="true" aria-label=${t('大屏的按键')}><div class="slip keys-card">
    <h2>${t('大屏的按键')}</h2><dl>${rows.map(([key, words]) => html`<div><dt><kbd class="plate" data-quiet>${key}</kbd></dt><dd>${words}</dd></div>`)}</dl></div></section>`;
}

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}
