/** Speaking stages: the matter, who has answered, who speaks, who is next, and what came in meanwhile. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {ledgerView, needHeader} from './need.js';
import {isMotion, motionHeader} from './motion.js';
import {queueView} from './queue.js';
import {ringView} from './ring.js';
import {sidesView} from './sides.js';
import {speakerView} from './speaker.js';
import {itemNow, stageOf} from './sight.js';

export function discussView(d) {
  if (isMotion(d)) return html`${motionHeader(d)}${speakerView(d)}${sidesView(d)}${queueView(d)}${footLine(d)}`;
  return html`${needHeader(d)}${ledgerView(d)}${speakerView(d)}${queueView(d)}${footLine(d)}`;
}

/** A round or a queue without one matter: what is asked, and how far the round is. */
export function sayView(d) {
  if (isMotion(d)) return discussView(d);
  const stage = stageOf(d);
  const round = d.get('floor')?.round;
  return html`<div class="matter" data-plain>${itemNow(d) ? needHeader(d) : html`<h2 class="matter-title">${pick(stage.title)}</h2>`}
    <p class="meta">${round ? html`<b>${t('说过 {spoken} / {of} 位', round)}</b>${round.passed?.length ? html`<span>${t('先过的 {n} 位，最后再请', {n: round.passed.length})}</span>` : nothing}` : nothing}
    <span>${pick(stage.prompt)}</span></p></div>${speakerView(d)}${ringView(d)}${queueView(d)}${footLine(d)}`;
}

/** Signals and the newest comments: heard without being on the floor. */
function footLine(d) {
  const item = itemNow(d);
  const about = comment => !item || comment.about === item.id || item.originals?.includes(comment.about);
  const comments = d.all('comment/').filter(comment => about(comment) && comment.state !== 'hidden');
  const unclear = d.get('notice/unclear');
  if (!comments.length && !unclear && !item?.same) return nothing;
  return html`<p class="foot-line">${item?.same ? html`<span>${t('“我家也是”')} <b>${item.same}</b></span>` : nothing}
    ${unclear ? html`<span>${t('“没听懂”')} <b>${unclear.n}</b></span>` : nothing}
    ${comments.length ? html`<span>${t('留言')} <b>${comments.length}</b>${t('：{text}', {text: comments.slice(-3).reverse().map(one => one.text).join(t('；'))})}</span>` : nothing}</p>`;
}
