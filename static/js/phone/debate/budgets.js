/** How often and how long I and my group may still speak. */
import {html, nothing} from '../../../vendor/lit.js';
import {face} from '../../clock.js';
import {t} from '../../i18n.js';
import {here} from '../room.js';
import {floorNow, stage} from '../things.js';

/** One quiet line; nothing where nothing is limited. */
export function timeLeft() {
  const words = [turnsWords(), lostWords(), ownWords(), groupWords(), perTurn()].filter(Boolean);
  return words.length ? html`<p class="note">${words.join(' ')}</p>` : nothing;
}

function turnsWords() {
  const left = here.me?.turns_left;
  if (left === null || left === undefined || !stage().floor?.turns) return '';
  return left ? t('您还可以说 {n} 次。', {n: left}) : t('您的次数用完了，可以写一句。');
}

function lostWords() {
  return here.me?.lost?.turns ? t('主持人提醒过，您下一次先停一停。') : '';
}

function ownWords() {
  const left = here.me?.budget_left;
  return left === null || left === undefined ? '' : t('您一共还有 {time}。', {time: face(left)});
}

function groupWords() {
  const left = floorNow().budgets?.groups?.[here.me?.group];
  return left === null || left === undefined ? '' : t('您这一方还有 {time}。', {time: face(left)});
}

function perTurn() {
  const turn = stage().params?.['floor.turn']?.now ?? stage().floor?.turn;
  return turn ? t('每次 {time}。', {time: face(turn)}) : '';
}
