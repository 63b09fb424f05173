/** The fishbowl: those who are seated, the chair that is open, and how many ask for it. */
import {html, nothing, svg} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {stageNow} from './facts.js';
import {ems} from './measure.js';
import {promptParts} from './texts.js';

const WIDE = 1400;
const HIGH = 670;
const RING_NAME_EM = 9.5;
const REACH = 400;
const CHAIR_R = 46;

/** The sheet of a stage where only the seated speak. */
export function ringSheet(store) {
  const stage = stageNow(store);
  const {seats, speaker} = store.get('floor');
  const {seated = [], open = 0, asking = 0} = seats || {};
  return {
    where: [pick(stage.title)],
    ...(stage.question ? {title: pick(stage.question)} : promptParts(stage.prompt || stage.title)),
    time: {clock: store.get('clock'), label: t('还剩')},
    main: html`<div class="bowl"><svg viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label=${t('坐在圈里的有 {n} 位', {n: seated.length})}>${ringOf(seated, open, speaker)}</svg>
      <section class="bowl-side"><p class="tallied"><strong class="number">${open}</strong> ${t('把空椅子', {n: open})}</p>
      <p>${open ? t('想说的，请坐进来。') : t('椅子坐满了。有人起身，下一位再坐进来。')}</p>${asking ? html`<p class="soft">${t('{n} 位等着坐进来', {n: asking})}</p>` : nothing}</section></div>`,
  };
}

function ringOf(seated, open, speaker) {
  const all = [...seated, ...Array.from({length: open}, () => null)];
  return svg`<ellipse class="bowl-rug" cx=${WIDE / 2} cy=${HIGH / 2} rx=${WIDE / 2 - REACH} ry=${HIGH / 2 - 130}></ellipse>${all.map((one, n) => chairOf(one, n, all.length, speaker))}`;
}

/** Chairs stand around the rug, the first at the top. */
function chairOf(one, n, count, speaker) {
  const turn = (n / count) * 2 * Math.PI - Math.PI / 2;
  const [x, y] = [WIDE / 2 + Math.cos(turn) * (WIDE / 2 - REACH), HIGH / 2 + Math.sin(turn) * (HIGH / 2 - 130)];
  const speaking = one && speaker?.who.id === one.id;
  const kind = one ? (speaking ? 'bowl-chair speaking' : 'bowl-chair') : 'bowl-chair open';
  return svg`<circle class=${kind} cx=${x} cy=${y} r=${CHAIR_R}></circle><text class=${one ? 'bowl-name' : 'bowl-name open'} x=${x + Math.cos(turn) * 66} y=${y + Math.sin(turn) * 88 + 16}
    text-anchor=${anchor(turn)}>${one ? shortName(one.name) : t('空椅子')}</text>`;
}

function anchor(turn) {
  const side = Math.cos(turn);
  return Math.abs(side) < .3 ? 'middle' : side > 0 ? 'start' : 'end';
}

function shortName(name) {
  if (ems(name) <= RING_NAME_EM) return name;
  let cut = name;
  while (ems(cut) > RING_NAME_EM - 1) cut = cut.slice(0, -1);
  return `${cut}…`;
}
