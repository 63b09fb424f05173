/** Talking, whatever the order: the matter on the table, asking for the floor, the signals, and what is said. */
import {html, nothing} from '../../../vendor/lit.js';
import {pick, t} from '../../i18n.js';
import {offerList} from '../given.js';
import {may} from '../may.js';
import {originalList} from '../needs.js';
import {speakerNow} from '../speaker.js';
import {forMe, thread} from '../thread.js';
import {floorNow, heads, item, stage, subjectId} from '../things.js';
import {here} from '../room.js';
import {motionActs, motionHead} from '../motions/motion.js';
import {paramsChanged} from '../motions/params.js';
import {quorumNote} from '../motions/quorum.js';
import {divisionButton, stack} from '../motions/stack.js';
import {answersOf} from '../writing/answers.js';
import {writeDoors} from '../writing/doors.js';
import {itemList} from '../writing/itemList.js';
import {askFloor} from './hands.js';
import {timeLeft} from './budgets.js';
import {hatNow} from './hat.js';
import {interrupts, signals} from './interrupts.js';
import {reporting} from './reporting.js';
import {ring} from './ring.js';
import {hasStick, stickNow} from './stick.js';

/** The screen of a stage in which people talk. */
export function talk() {
  if (floorNow().seats) return ring();
  const topic = item(subjectId());
  return html`${quorumNote()}${topic ? motionHead(topic) : heading()}${hatNow()}${roundQuestion()}
    ${topic ? forMe(topic) : nothing}
    <div class="stack">${asksFirst(topic) ? nothing : html`${stickNow()}${floorBlock()}${timeLeft()}${signals()}`}
      ${divisionButton()}${topic ? motionActs(topic) : nothing}${writeDoors(topic, {main: asksFirst(topic)})}</div>
    ${interrupts()}${speakerNow()}${stack()}${paramsChanged()}
    ${topic ? html`${answersOf(topic)}${offerList(topic)}${thread(topic)}${originalList(topic)}` : itemList()}`;
}

/** What is presented here is still to be written: that is asked first. */
function asksFirst(topic) {
  const kinds = (stage().write || []).map(one => one.kind).filter(kind => ['motion', 'topic', 'idea'].includes(kind));
  return stage().floor?.mode === 'report' && !topic && !here.me?.place && kinds.some(kind => may(`write/${kind}`)) && !heads().some(one => kinds.includes(one.kind));
}

function heading() {
  return html`<h1 tabindex="-1">${pick(stage().title)}</h1>${pick(stage().prompt) ? html`<p>${pick(stage().prompt)}</p>` : nothing}`;
}

/** What this round asks, as the organiser wrote it. */
export function roundQuestion() {
  const {question, round} = stage();
  if (!question && !round) return nothing;
  const words = typeof question === 'string' ? question : pick(question);
  return html`${round ? html`<p class="kicker">${t('第 {n} 轮，共 {of} 轮', round)}</p>` : nothing}${words ? html`<p class="quote">${words}</p>` : nothing}`;
}

/** By the order of speaking: a queue, a round, whoever reports, or free. */
export function floorBlock() {
  const mode = floorNow().mode ?? stage().floor?.mode;
  if (!mode || mode === 'none') return nothing;
  if (mode === 'report') return reporting();
  if (mode === 'round') return here.me?.place ? askFloor() : nothing;
  if (mode === 'free') return freeTalk();
  return askFloor();
}

/** No order: say it as the talk goes; the key is for whoever cannot get a word in. */
function freeTalk() {
  return html`<p>${hasStick() ? t('拿着发言棒的人说，别的人听。') : t('这一段随意说，请先听完别人的。')}</p>
    ${may('hand') || here.me?.place ? askFloor({main: false, word: hasStick() ? t('请把发言棒给我') : t('我插不上话，请让我说')}) : nothing}`;
}
