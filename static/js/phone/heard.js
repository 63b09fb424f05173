/** What a screen reader is told without being asked: only what changes for *you*. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {here} from './room.js';
import {stage} from './things.js';

let said = {key: '', words: ''};

/** One quiet line; its words change only when your place, your turn or the stage does. */
export function heard() {
  const me = here.me || {};
  const key = `${stage().id}/${stage().item}/${me.speaking}/${me.place}`;
  if (key !== said.key) said = {key, words: whatChanged(me)};
  return html`<p class="only-heard" aria-live="polite">${said.words}</p>`;
}

function whatChanged(me) {
  if (me.speaking) {
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(200);
    return t('轮到您了，请您说。');
  }
  return me.place ? placeLine(me) : t('现在是：{stage}', {stage: pick(stage().title)});
}

/** "您排第 3 位，大约 4 分钟" */
export function placeLine({place, wait}) {
  const minutes = Math.max(1, Math.round((wait || 0) / 60));
  return wait ? t('您排第 {place} 位，大约 {n} 分钟', {place, n: minutes}) : t('您排第 {place} 位', {place});
}
