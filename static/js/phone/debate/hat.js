/** The hat of the moment: its colour, its word, and what to say under it. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {stage} from '../things.js';

export function hatNow() {
  const {hat} = stage();
  const found = hat && hats()[hat];
  return found ? html`<div class="hat" data-hat=${hat}><p class="hat-word">${found[0]}</p><p>${found[1]}</p></div>` : nothing;
}

function hats() {
  return {
    white: [t('白帽'), t('只说事实和数字，还缺什么也说。')],
    green: [t('绿帽'), t('只出点子，先不说行不行。')],
    yellow: [t('黄帽'), t('只说好处，哪怕您不赞成。')],
    black: [t('黑帽'), t('只说难处和风险。')],
    red: [t('红帽'), t('只说心里的感觉，不用讲理由。')],
    blue: [t('蓝帽'), t('说怎么谈：谈什么、按什么次序、下一步。')],
  };
}
