/** Silent writing: one button, the cards that came in face down, and my own. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {store} from './room.js';
import {stillToWrite, may} from './may.js';
import {givenBack} from './givenBack.js';
import {ownCards} from './ownCards.js';
import {stage} from './things.js';
import {doorway} from './verb.js';

export function gather() {
  const rule = stage().write[0];
  const left = stillToWrite(rule.kind);
  return html`<h1 tabindex="-1">${t('请写最要紧的事')}</h1><p>${pick(stage().prompt)}</p>
    <div class="stack">${doorway(firstOrNext(left, rule), `card/${rule.kind}`, {needs: `write/${rule.kind}`, sign: 'card', main: true})}
      ${left !== undefined && rule.per_person ? html`<p class="note">${left
        ? t('您已交 {done} 张，还可以交 {left} 张。', {done: rule.per_person - left, left}) : t('您的 {n} 张都交了。', {n: rule.per_person})}</p>` : nothing}</div>
    ${givenBack()}${ownCards(rule.kind)}
    ${onTheWall(rule.kind)}
    <p class="note">${t('不方便打字？请举手，志愿者来帮您写，一样算数。')}</p>`;
}

function firstOrNext(left, rule) {
  return left === rule.per_person || !may(`write/${rule.kind}`) ? t('写一张卡') : t('再写一张卡');
}

function onTheWall(kind) {
  const n = store.all('item/').filter(one => one.kind === kind && one.covered).length;
  return n ? html`<p class="soft">${t('墙上已经有 {n} 张卡，时间到了一起翻开。', {n})}</p>` : nothing;
}
