/** Any stage without a picture of its own: what is asked, in large type, and the cards if there are some. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {cardsOpen, stageNow} from './facts.js';
import {wallSheet} from './cardwall.js';
import {promptParts} from './texts.js';

/** The sheet of such a stage; before anything is known, a word of welcome. */
export function plainSheet(store) {
  const stage = stageNow(store);
  const asked = stage?.idle ? {title: pick(stage.title), more: t('没有选出来的事，这一步没有可投的。')} : promptParts(stage?.prompt || stage?.title || store.get('meeting').title);
  const wall = cardsOpen(store).length ? wallSheet(store) : {main: html`<div></div>`};
  return {...wall, where: [pick(stage?.title)].filter(Boolean), ...asked, time: {clock: store.get('clock'), label: t('还剩')}};
}
