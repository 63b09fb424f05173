/** Silent writing: covered cards grow on the wall, and only their number is told. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {cardsWritten, stageNow} from './facts.js';
import {promptParts} from './texts.js';
import {wallSheet} from './cardwall.js';

/** Columns that hold so many cards in the rows of the wall; the giant number counts the rest. */
const DENSITIES = [[21, 7], [40, 10], [60, 12]];

/** Covered cards while they are written; open ones, under what is asked, when the method hides nothing. */
export function gatherSheet(store) {
  const stage = stageNow(store);
  const cards = cardsWritten(store);
  const hides = stage.write.some(one => one.reveal === 'on_close');
  if (cards.some(card => !card.covered)) return hides ? wallSheet(store) : {...wallSheet(store), ...asked(store, cards.length)};
  return {
    ...asked(store),
    main: html`<div class="gather">
      <div><p class="giant number" data-digits=${String(cards.length).length}>${cards.length}</p>
        <p><strong>${t('张卡已收到', {n: cards.length})}</strong></p>${hides ? html`<p class="soft">${t('时间到了，一起翻开。')}</p>` : nothing}</div>
      ${coveredWall(cards)}</div>`,
  };
}

/** What is asked and how long there is to write: it stays on the wall while cards are still coming, also beside open ones. */
function asked(store, open = 0) {
  const stage = stageNow(store);
  return {
    where: [pick(stage.title), open ? t('已有 {n} 张', {n: open}) : ''].filter(Boolean),
    ...promptParts(stage.prompt ?? stage.title),
    time: {clock: store.get('clock'), label: t('写卡还剩')},
  };
}

function coveredWall(cards) {
  const [most, columns] = DENSITIES.find(([room]) => cards.length <= room) || DENSITIES.at(-1);
  const first = Math.max(0, cards.length - most);
  return html`<ol class="wall" data-columns=${columns} start=${first + 1}>${repeat(cards.slice(first), card => card.id, (card, n) => coveredSlip(card, first + n + 1, cards.length))}</ol>`;
}

function coveredSlip(card, serial, last) {
  const media = {photo: t('照片'), voice: t('语音'), paper: t('纸卡'), hall: t('会前留的')};
  return html`<li class="slip" data-state="covered" data-glide=${`item/${card.id}`} ?data-new=${serial === last}>
    <p class="serial">${serial}</p>${media[card.media] ? html`<p class="medium">${media[card.media]}</p>` : nothing}</li>`;
}
