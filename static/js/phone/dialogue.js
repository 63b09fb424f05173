/** One need on the table: what you may do about it, what was answered to you, and everything said. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {answerList, offerList} from './given.js';
import {handBlock} from './hand.js';
import {may} from './may.js';
import {originalList} from './needs.js';
import {signs} from './signs.js';
import {speakerNow} from './speaker.js';
import {forMe, thread} from './thread.js';
import {holdsMine, item, stage, subjectId} from './things.js';
import {doorway} from './verb.js';

/** The need of this stage; where my own card is part of it, what the units answered stands first. */
export function dialogue() {
  const topic = item(subjectId());
  return topic ? html`${topicHead(topic)}${doings(topic)}${forMe(topic)}${holdsMine(topic) ? answerList(topic) : nothing}${speakerNow()}${details(topic, !holdsMine(topic))}` : nothing;
}

/** Any need by its id, to read and to comment on. */
export function itemPage(id) {
  const topic = item(id);
  if (!topic) return html`<h1 tabindex="-1">${t('没有找到这一条')}</h1><p>${t('可能刚被合并或收回。')}</p>`;
  return html`${topicHead(topic)}<div class="stack">${signs(topic)}${may('comment') ? doorway(t('写一句'), `comment/${id}`, {sign: 'card'}) : nothing}</div>${forMe(topic)}${details(topic)}`;
}

function topicHead(topic) {
  const facts = [topic.fields?.place, topic.fields?.since, topic.fields?.affected && t('约 {n} 户', {n: topic.fields.affected})].filter(Boolean);
  return html`<h1 tabindex="-1" class="quote">${topic.text}</h1>${facts.length ? html`<p class="note">${facts.join(' · ')}</p>` : nothing}`;
}

/** An agency's first thing is to answer, a resident's to speak. */
function doings(topic) {
  const answers = may('answer');
  const prompt = pick(stage().prompt);
  return html`${prompt ? html`<p>${prompt}</p>` : nothing}<div class="stack">
    ${answers ? doorway(t('答复这一件'), `answer/${topic.id}`, {needs: 'answer', sign: 'edit', main: true}) : nothing}
    ${handBlock({main: !answers})}
    ${signs(topic)}
    <div class="pair">${doorway(t('写一句'), `comment/${topic.id}`, {needs: 'comment', small: true})}${doorway(t('能出一份力'), `offer/${topic.id}`, {needs: 'offer', small: true})}</div></div>`;
}

function details(topic, withAnswers = true) {
  return html`${withAnswers ? answerList(topic) : nothing}${offerList(topic)}${thread(topic)}${originalList(topic)}`;
}
