/** The buttons to whatever may be written now. */
import {html, nothing} from '../../../vendor/lit.js';
import {t} from '../../i18n.js';
import {may} from '../may.js';
import {mayBeDone, stage} from '../things.js';
import {doorway} from '../verb.js';
import {bringIn} from '../motions/stack.js';
import {kindWords} from './kinds.js';

const TALKED = ['comment', 'offer', 'answer', 'action', 'report', 'question'];

/** One button a kind; the first is the main one where nothing else is. */
export function writeDoors(topic, {main = false} = {}) {
  const kinds = (stage().write || []).filter(one => !TALKED.includes(one.kind) && !broughtIn(one, topic));
  return html`${kinds.filter(one => may(`write/${one.kind}`)).map((one, at) => doorway(kindWords(one.kind).write, `form/${one.kind}${aboutPart(one, topic)}`, {sign: 'card', main: main && at === 0}))}
    ${may('answer') && topic ? doorway(t('答复这一件'), `answer/${topic.id}`, {sign: 'edit'}) : nothing}
    ${may('question') && asksQuestions() ? doorway(t('提一个问题'), `form/question${topic ? `/${topic.id}` : ''}`, {small: true}) : nothing}
    ${may('comment') && topic ? doorway(t('写一句'), `comment/${topic.id}`, {small: true}) : nothing}
    ${may('offer') && topic ? doorway(t('能出一份力'), `offer/${topic.id}`, {small: true}) : nothing}
    ${may('report') && (topic || reportsHere()) ? doorway(kindWords('report').write, `form/report${topic ? `/${topic.id}` : ''}`, {small: !main}) : nothing}
    ${takesTask() && (!topic || mayBeDone(topic)) ? doorway(t('写一个任务'), `task/${topic?.id || ''}`, {small: true}) : nothing}
    ${bringIn(topic)}`;
}

/** A motion about the one on the table has a door of its own; a table's first one hangs on nothing yet. */
function broughtIn({kind, about}, topic) {
  return kind === 'motion' && Boolean(about) && (about === 'motion' || Boolean(topic));
}

/** Questions of their own, not only as remarks. */
function asksQuestions() {
  return Boolean(stage().allow?.question || stage().write?.some(one => one.kind === 'question'));
}

function takesTask() {
  return may('action') || Boolean(stage().write?.some(one => one.kind === 'action') && may('write/action'));
}

/** A report about one's table needs no matter on the table. */
function reportsHere() {
  return !['topic', 'action'].includes(stage().write?.find(one => one.kind === 'report')?.about);
}

function aboutPart(rule, topic) {
  return rule.about && topic && rule.about === topic.kind ? `/${topic.id}` : '';
}
