/** The hat of the moment: the whole wall takes its colour, and its word stands beside where we are. */
import {html, nothing, svg} from '../../vendor/lit.js';
import {t} from '../i18n.js';

const HAT = 'M3 17h30M8 17V7q10-6 20 0v10';

/** Puts the colour on the wall, or takes it off. */
export function wearHat(hat) {
  if (hat) document.documentElement.dataset.hat = hat;
  else delete document.documentElement.dataset.hat;
}

/** 白帽, 红帽… with its shape; nothing where no hat is worn. */
export function hatWord(hat) {
  const words = {white: t('白帽'), green: t('绿帽'), yellow: t('黄帽'), black: t('黑帽'), red: t('红帽'), blue: t('蓝帽')}[hat];
  return words ? html`<span class="hat"><svg viewBox="0 0 36 20" aria-hidden="true">${svg`<path d=${HAT}></path>`}</svg>${words}</span>` : nothing;
}
