/** Keys: each presses the button that carries it, so what a key does is always written on the screen. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {keep, kept} from '../keep.js';
import {keyCap} from './buttons.js';
import {sheet} from './sheet.js';

const OFF = 'desk.keys.off';
const NATIVE = new Set([' ', 'Enter']);

/** Listens for the whole page; nothing fires while somebody is typing or composing. */
export function listenKeys(d) {
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !d.ui.get('dialog', null)) return leaveLook(d);
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
    return pressKey(d, event);
  });
  document.addEventListener('click', event => {
    if (event.detail) event.target.closest?.('.desk button, .remote button')?.blur();
  });
}

function pressKey(d, event) {
  if (event.key.startsWith('Arrow')) return moveInList(event);
  if (kept(OFF, false) || (NATIVE.has(event.key) && event.target.closest('button, a, summary, label'))) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const button = placeForKeys(d).querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!button) return undefined;
  event.preventDefault();
  return button.matches('input') ? button.focus() : button.click();
}

function placeForKeys(d) {
  return document.querySelector(d.ui.get('dialog', null) ? 'dialog.desk-dialog' : '.desk, .remote') ?? document;
}

function isTyping(event) {
  const field = event.target.closest?.('input, textarea, select, [contenteditable]');
  return event.isComposing || Boolean(field && !['checkbox', 'radio', 'button'].includes(field.type));
}

/** Arrows walk through the rows of a list; from outside they enter the main list of the centre. */
function moveInList(event) {
  const list = event.target.closest('[data-list]') ?? document.querySelector('.desk-work [data-list]');
  if (!list || event.target.closest('[role="radiogroup"], fieldset')) return;
  const rows = [...list.querySelectorAll('[data-row]')];
  const at = rows.findIndex(row => row === event.target || row.contains(event.target));
  const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
  const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))];
  if (!next) return;
  event.preventDefault();
  (next.matches('button, [tabindex]') ? next : next.querySelector('button'))?.focus();
}

function leaveLook(d) {
  if (d.ui.get('look')) d.ui.set('look', '');
}

/** `?`: every key that does something just now, read from the screen itself. */
export function keysDialog(d) {
  const seen = new Map();
  for (const button of document.querySelectorAll('.desk [data-key]')) {
    if (!seen.has(button.dataset.key)) seen.set(button.dataset.key, button.dataset.label ?? button.getAttribute('aria-label') ?? button.textContent.trim());
  }
  const off = kept(OFF, false);
  return sheet(d, {
    title: t('现在能用的键'), note: t('打字的时候不起作用。'),
    body: html`<dl class="keylist">${[...seen].map(([key, label]) => html`<div><dt>${keyCap(key)}</dt><dd>${label}</dd></div>`)}
      <div><dt>${keyCap('ArrowDown')}</dt><dd>${t('在列表里上下走')}</dd></div></dl>
      <label class="tickrow"><input type="checkbox" class="tick" .checked=${!off} @change=${event => { keep(OFF, !event.target.checked); d.ui.set('keys', !off); }}>
      <span>${t('用单个按键（关掉以后只用鼠标或 Tab 键）')}</span></label>`,
  });
}
