/** The dialogue on one need: who speaks, and what has been answered and offered. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {counted} from './counted.js';
import {aboutItem, cardsOf, groupsKnown, stageNow} from './facts.js';
import {linesOf, packed, perLine} from './measure.js';
import {heard} from './floor.js';
import {wallRoom} from './notices.js';
import {extraRem, headed, subjectNow} from './matter.js';
import {ownWords} from './ownwords.js';
import {pageMark, pageNow} from './paging.js';
import {replySlip} from './reply.js';
import {speakers, timeLabel} from './speaking.js';
import {promptParts} from './texts.js';
import {who} from '../parts/who.js';

const REPLY_EM = perLine(16.6, 18);
const WORDS_UNANSWERED = 6;
const REPLY_ROOM = 9.5;
const REPLY_REM = 3.2;

/** The need is the prompt; without one, what the stage asks. */
export function discussSheet(store) {
  const stage = stageNow(store);
  const need = subjectNow(store);
  return {
    where: stage.item ? [pick(stage.title), t('第 {nth} 件，共 {of} 件', {nth: stage.nth, of: stage.of})] : [pick(stage.title)],
    ...(need ? matterAsked(need) : promptParts(stage.prompt || stage.title)),
    time: {clock: store.get('clock'), label: timeLabel(store, t('这一件还剩'))},
    main: html`<div class="dialogue">${speakers(store, stage.floor?.mode === 'report' ? t('请主持人请下一位') : t('想说的，请在手机上点“我要说”，或者举手'))}${need
      ? replies(store, need) : stage.write?.length ? heard(store) : nothing}</div>`,
  };
}

/** A motion, and whatever was amended, stands in full with the change marked; a need is a title like any other. */
function matterAsked(need) {
  return isMarked(need) ? headed(need) : {title: need.text};
}

function isMarked({kind, before}) {
  return kind === 'motion' || Boolean(before?.length);
}

function replies(store, need) {
  const all = [...aboutItem(store, 'answer/', need.id), ...aboutItem(store, 'offer/', need.id)];
  const fresh = all.reduce((last, one) => (one.at > (last?.at || 0) ? one : last), null);
  const page = pageNow(packed(all, wallRoom(store, REPLY_ROOM) - (isMarked(need) ? Math.ceil(extraRem(need) / REPLY_REM) : 0), reply => linesOf(reply.text || reply.reason, REPLY_EM) + 2.7));
  const title = repliesTitle(store, all);
  return html`<section class="answers">${title || need.same ? html`<h2>${title}${pageMark(page)}${sameHere(need)}</h2>` : nothing}
    ${page.shown.map(reply => replySlip(reply, groupsKnown(store), reply === fresh))}
    ${all.length || !need.originals?.length && !asksReplies(store) ? nothing : ownWords(store, cardsOf(store, need), WORDS_UNANSWERED)}${lastComment(store, need)}</section>`;
}

/** Whether somebody else than the mover herself is to answer. */
function asksReplies(store) {
  return Boolean(stageNow(store).allow?.answer?.some(role => role !== 'mover'));
}

/** Nothing is missing where the rule asks for no answers. */
function repliesTitle(store, all) {
  if (all.length) return t('已经答复的');
  return asksReplies(store) ? t('还没有答复') : '';
}

function sameHere({same}) {
  return same ? html`<span class="same">${counted(t('“我家也是” {n} 人', {n: same}), same)}</span>` : nothing;
}

/** The freshest comment, in its writer's words. */
function lastComment(store, need) {
  const ids = new Set([need.id, ...(need.originals || [])]);
  const comment = store.all('comment/').filter(one => ids.has(one.about) && one.text && (one.state || 'shown') === 'shown').at(-1);
  return comment ? html`<p class="comment" data-glide=${`comment/${comment.id}`}><q>${comment.text}</q> ${comment.by ? who(comment.by, groupsKnown(store)) : nothing}</p>` : nothing;
}
