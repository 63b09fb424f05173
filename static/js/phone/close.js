/** The minutes read back line by line; each confirms on her own phone, or writes what is not right. */
import {html, nothing} from '../../vendor/lit.js';
import {seal} from '../parts/seal.js';
import {day, t} from '../i18n.js';
import {page} from '../page.js';
import {here, store} from './room.js';
import {send, waiting} from './acts.js';
import {answerSlip, offerSlip} from './given.js';
import {may} from './may.js';
import {myCorrections, writtenWords} from './minutes.js';
import {taskSlip} from './task.js';
import {item} from './things.js';
import {doorway, verb} from './verb.js';

export function close() {
  const {lines = [], at = -1, confirmed = 0, of = 0, objections = []} = store.get('readback') || {};
  const read = at >= 0 && lines[at];
  return html`<h1 tabindex="-1">${t('念给大家听，请您听一听')}</h1>
    ${read ? html`<p class="progress3"><span>${t('第 {n} 条，共 {of} 条', {n: at + 1, of: lines.length})}</span></p>${readLine(read)}
      ${may('correct') ? doorway(t('这一条有更正'), `object/${read.replace('/', '-')}`, {small: true}) : nothing}` : html`<p>${t('记的都在下面，念到哪条这里就亮哪条。')}</p>`}
    ${signing()}
    <p class="note" role="status">${t('已有 {n} 位确认，在场 {of} 位。', {n: confirmed, of})}${objections.length ? t('有 {n} 条不同意见，一并记下。', {n: objections.length}) : nothing}</p>
    ${myCorrections()}<details class="more" ?open=${at < 0}><summary>${t('全部 {n} 条', {n: lines.length})}</summary><div class="stack">${lines.map(readLine)}</div></details>`;
}

function signing() {
  const signed = here.me?.signed || waiting('confirm', args => !args.item && !args.text).length;
  return html`<div class="stack">${signed
    ? html`<p>${seal(t('您已确认'))}</p>`
    : verb(t('记得对，我确认'), () => send('confirm', {}), {needs: 'confirm', main: true})}
    ${may('correct') ? doorway(t('有一处不对'), 'object/', {small: true}) : nothing}
    <a class="button" data-size="small" href=${`/m/${page.code}/after#feeling`}>${t('用一句话说说今天')}</a></div>`;
}

/** A line of the minutes is one entity: what was answered, offered, taken on. */
function readLine(key) {
  const one = store.get(key);
  const words = writtenWords(key);
  if (words) return html`<section class="stack-tight">${one?.about ? html`<p class="kicker">${item(one.about)?.text}</p>` : nothing}<p class="quote">${words}</p>
    ${one ? html`<p class="note">${[(one.who ?? one.by)?.name, one.due && t('{day}前', {day: day(one.due)})].filter(Boolean).join(' · ')}</p>` : nothing}</section>`;
  if (!one) return nothing;
  const slips = {answer: answerSlip, offer: offerSlip, action: taskSlip};
  const kind = key.split('/')[0];
  return html`<section class="stack-tight">${one.about ? html`<p class="kicker">${item(one.about)?.text}</p>` : nothing}${slips[kind] ? slips[kind](one) : html`<p
      class="quote">${one.text}</p>`}</section>`;
}
