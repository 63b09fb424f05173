/** What people wrote about a need: replies stand under what they reply to; what answers *you* stands on top. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {who} from '../parts/who.js';
import {badge, proxyBadge} from '../parts/badge.js';
import {icon} from '../parts/icon.js';
import {t} from '../i18n.js';
import {store} from './room.js';
import {waiting} from './acts.js';
import {may} from './may.js';
import {isLong, steady} from './steady.js';
import {about, groups, headOf, isMe, item, newest, ownIds} from './things.js';
import {doorway} from './verb.js';

/** Replies to what I wrote, and answers to the need my card belongs to, newest first. */
export function forMe(topic) {
  const own = ownIds();
  const isMine = id => own.has(id) || isMe(store.get(`comment/${id}`)?.by);
  const replies = about('comment/', topic.id).filter(one => one.reply_to && isMine(one.reply_to) && !isMe(one.by));
  if (!replies.length) return nothing;
  return html`<h2 class="section">${t('回您的话')}</h2><ul class="stack">${newest(replies).slice(0, 3).map(one => html`<li>${remark(one)}</li>`)}</ul>`;
}

export function thread(topic) {
  const all = about('comment/', topic.id);
  const isReply = one => Boolean(store.get(`comment/${one.reply_to}`));
  const replies = all.filter(isReply);
  const {shown, waits, showNow} = steady(`thread/${topic.id}`, newest(all.filter(one => !isReply(one))), one => isMe(one.by));
  const unsent = waiting('comment', args => headOf(args.about)?.id === topic.id || args.about === topic.id);
  if (!all.length && !unsent.length) return nothing;
  return html`<h2 class="section">${t('大家写的')} <span class="soft">${t('{n} 句', {n: all.length})}</span></h2>
    ${unsent.map(({args}) => html`<article class="slip" data-own data-state="pending"><p>${args.text}</p><p class="slip-foot">${icon('clock')}${t('等着提交')}</p></article>`)}
    ${waits ? html`<button class="button fresh" data-size="small" type="button" @click=${showNow}>${icon('up')}${t('有新的内容')}</button>` : nothing}
    <ul class="stack" ?data-long=${isLong(shown)}>${repeat(shown, one => one.id, one => html`<li class="stack-tight">${remark(one)}${repliesTo(one, replies)}</li>`)}</ul>`;
}

function repliesTo(one, replies) {
  const below = replies.filter(other => other.reply_to === one.id);
  return below.length ? html`<ul class="replies stack-tight">${repeat(below, other => other.id, other => html`<li>${remark(other)}${repliesTo(other, replies)}</li>`)}</ul>` : nothing;
}

/** One remark; a reply to a card quotes the card. */
function remark(one) {
  const card = one.reply_to && item(one.reply_to);
  return html`<article class="slip remark" ?data-own=${isMe(one.by)}>${card ? html`<p class="note">${t('回“{text}”', {text: card.text})}</p>` : nothing}
    <p>${one.text}</p><p class="slip-foot">${who(one.by, groups())}${isMe(one.by) ? badge(t('您')) : nothing}${proxyBadge(one)}
    ${may('comment') ? doorway(t('回一句'), `reply/${one.id}`, {small: true}) : nothing}</p></article>`;
}
