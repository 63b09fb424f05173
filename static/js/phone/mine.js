/** Everything of mine, and what became of it. */
import {html, nothing} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {hour, pick, t} from '../i18n.js';
import {offenceWords} from '../reasons.js';
import {here} from './room.js';
import {trail} from './trail.js';

export function minePage() {
  return html`<h1 tabindex="-1">${t('您写的那条怎样了')}</h1>${myTrails()}${tidings()}`;
}

export function myTrails() {
  const own = (here.me?.own || []).filter(one => one.state !== 'withdrawn' && one.kind !== 'comment');
  return own.length ? html`<div class="trails">${own.map(trail)}</div>` : html`<p>${t('您还没有写过卡。写过的都会在这里，一直看得到结果。')}</p>`;
}

/** What the desk told only me: hidden with a reason, reminded. */
export function tidings() {
  const all = (here.me?.notices || []).filter(one => (one.reason || one.kind) && !(one.until < now()));
  return all.length ? html`<h2 class="section">${t('告诉您的')}</h2><ul class="stack">${all.map(one => html`<li class="slip"><p>${tidingWords(one)}</p></li>`)}</ul>` : nothing;
}

/** One tiding in words, with its reason. */
export function tidingWords({kind, reason, until}) {
  if (kind === 'quieted') return html`${t('主持人请这部手机停一停，到 {time} 为止；投票照常，要说话请找工作人员。', {time: hour(until)})}<br>${t('理由：{reason}', {reason})}`;
  const words = {
    hidden: t('您有一张卡先收起来了。'),
    warned: t('主持人提醒了您一次。'),
  };
  const why = offenceWords(reason) || pick(reason);
  return html`${words[kind] || t('有一条消息。')}${why ? html`<br>${t('理由：{reason}', {reason: why})}` : nothing}`;
}
