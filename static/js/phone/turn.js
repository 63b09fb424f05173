/** It is your turn: the clock, and one button to say that you have finished. */
import {html, nothing} from '../../vendor/lit.js';
import {face, now} from '../clock.js';
import {t} from '../i18n.js';
import {send, waiting} from './acts.js';
import {may} from './may.js';
import {floorNow, item, subjectId} from './things.js';
import {verb} from './verb.js';

export function turn() {
  const speaker = floorNow().speaker || {};
  const seconds = leftOf(speaker);
  const over = seconds !== null && seconds < 0;
  return html`<h1 tabindex="-1">${speaker.kind === 'answer' ? t('请您答复') : t('请您说')}</h1>
    ${topicLine()}
    ${seconds === null ? nothing : html`<p class="turn-clock number" role="timer" data-state=${over ? 'over' : nothing}>${face(seconds)}</p>
    <progress class="waist" max=${speaker.limit || 60} .value=${Math.max(0, seconds)} aria-label=${t('剩余时间')}></progress>`}
    <p>${over ? t('时间到，请说完这一句。') : t('一次说一件事，说自己家的、自己看见的。')}</p>
    <div class="stack push">${verb(waiting('done').length ? t('谢谢您') : t('我说完了'), () => send('done'), {main: true})}
      ${may('pass') ? verb(t('这次先过，一会儿再请我'), () => send('pass')) : nothing}</div>`;
}

/** Seconds of the turn, also while it is held up; null where nobody counts them. */
function leftOf({left_ms: held, deadline, limit}) {
  if (held !== null && held !== undefined) return held / 1000;
  return deadline ? Math.min((deadline - now()) / 1000, limit || Infinity) : null;
}

function topicLine() {
  const topic = subjectId() && item(subjectId());
  return topic ? html`<p class="kicker">${topic.text}</p>` : nothing;
}
