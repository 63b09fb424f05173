/** The dado: one large verb, the ways back, and the time of this stage as its painted line. */
import {html, nothing} from '../../vendor/lit.js';
import {face, left, now, showing} from '../clock.js';
import {day, hour, pick, t} from '../i18n.js';
import {keyCap, verbButton} from './buttons.js';
import {gistVerb} from './scribe.js';
import {goOn, nextWords} from './onward.js';
import {lookOf} from './looks.js';
import {passOf} from './names.js';
import {stageOf} from './sight.js';
import {barredWords, verbWords} from './words.js';

export function dadoView(d) {
  const open = !ended(d);
  return html`<footer class="desk-dado">${stageLine(d)}<div class="row">${nextButton(d)}${undoVerb(d)}${open ? [backVerb(d), pauseVerb(d)] : nothing}
    <span class="sp"></span>${open ? longerVerb(d) : nothing}${verbButton(d, t('看别的'), () => d.open('looks'), {key: 'l'})}
    ${verbButton(d, t('大屏改显示'), () => d.open('board'), {key: 'v', needs: 'set'})}${stageTime(d)}</div></footer>`;
}

function undoVerb(d) {
  const {undo} = d.get('agenda');
  const title = undo?.by && t('{name} {time}', {name: undo.by.name, time: hour(undo.at)});
  return verbButton(d, undo ? undoWords(d, undo) : t('撤销'), () => d.act('undo'), {key: 'z', needs: 'undo', off: undoBarred(undo), title});
}

function backVerb(d) {
  const {previous} = d.get('agenda');
  const title = previous && t('退回“{title}”', {title: pick(previous.title)});
  return verbButton(d, t('退回'), () => d.act('back'), {key: 'b', needs: 'back', off: previous ? '' : t('前面没有环节了'), title});
}

function pauseVerb(d) {
  return stageOf(d)?.paused
    ? verbButton(d, t('继续'), () => d.act('resume'), {key: 'p', needs: 'resume', main: true})
    : verbButton(d, t('暂停'), () => d.act('pause'), {key: 'p', needs: 'pause'});
}

/** This pass alone is longer, not every later one. E gives the speaker more time while somebody speaks; the stage then has another key. */
function longerVerb(d) {
  const stage = stageOf(d);
  if (!stage?.deadline && !stage?.paused) return nothing;
  const longer = () => d.act('squeeze', {stage: stage.id, item: stage.item ?? '', minutes: (stage.minutes ?? 0) + 2});
  return verbButton(d, t('加 2 分钟'), longer, {key: d.get('floor')?.speaker ? '=' : 'e', needs: 'squeeze'});
}

/** The one large verb: the next step for the host, what this role is here for otherwise. */
function nextButton(d) {
  if (ended(d)) return html`<p class="ended-says"><b>${t('会已经散了')}</b><small>${t('材料、任务单都在这里')}</small></p>`;
  if (d.barred('advance') !== null) return largeVerb({...nextWords(d), key: 'n', run: () => goOn(d)});
  if (lookOf(d) === 'scribe') return largeVerb(gistVerb(d));
  if (d.barred('check_in') !== null) return largeVerb({big: t('添一位没有手机的'), small: t('名字和哪一方就够了'), key: 'n', run: () => d.open('newcomer', {}, {group: 'residents'})});
  return nothing;
}

function largeVerb({big, small, key, run}) {
  return html`<button type="button" class="button next" data-main data-key=${key} data-label=${big} @click=${run}>
    <span><b class="cut-1">${big}</b><small class="cut-1">${small}</small></span>${keyCap(key)}</button>`;
}

/** A closed secret ballot stays closed, and so does a vote from which something has followed. */
function undoBarred(undo) {
  if (!undo) return t('没有可以撤销的步骤');
  return undo.can === false ? barredWords(undo.why ?? 'closed_stays_closed') : '';
}

/** Another's step carries her name. */
function undoWords(d, undo) {
  const what = minutesWords(undo.longer) ?? verbWords(undo.verb);
  return undo.by && undo.by.id !== d.me.id ? t('撤销{name}的“{what}”', {name: undo.by.name, what}) : t('撤销“{what}”', {what});
}

/** What a change of the times gave, or took. */
function minutesWords(longer) {
  if (longer > 0) return t('加 {n} 分钟', {n: longer});
  return longer < 0 ? t('减 {n} 分钟', {n: -longer}) : null;
}

const ended = d => d.get('meeting').state === 'ended';

/** Seconds left in this stage, or null when it has no time. */
export function stageLeft(d) {
  const stage = stageOf(d);
  if (stage?.paused) return (stage.left_ms ?? 0) / 1000;
  return stage?.deadline ? left(showing(stage.deadline)) : null;
}

/** The painted line: full at the beginning of the stage, gone at its end. */
export function stageLine(d) {
  const stage = stageOf(d);
  const seconds = stageLeft(d);
  const rest = stage?.over || ended(d) ? 0 : seconds;
  const total = stage?.deadline ? (stage.deadline - stage.from) / 1000 : (stage?.minutes ?? 0) * 60;
  return html`<progress class="waist" max=${Math.max(1, total)} value=${Math.max(0, rest ?? total)} data-state=${seconds !== null && seconds < 0 ? 'over' : nothing}
    aria-label=${t('本环节剩余时间')}></progress>`;
}

function stageTime(d) {
  const stage = stageOf(d);
  const seconds = stageLeft(d);
  if (ended(d)) return html`<span class="left-time"><span>${t('散会')}</span><b>${hour(d.get('agenda').ended_at ?? now())}</b></span>`;
  if (stage?.over) return html`<span class="left-time"><span>${t('投票已经截止')}</span><b>${hour(now())}</b></span>`;
  if (stage?.days || seconds > 86400) return html`<span class="left-time"><span>${t('截止')}</span><b>${stage.ends || stage.deadline ? day(stage.ends || stage.deadline) : t('由您定')}</b></span>`;
  if (seconds === null) return html`<span class="left-time"><span>${t('这个环节不限时')}</span><b>${hour(now())}</b></span>`;
  const words = stage.paused ? t('暂停中') : seconds < 0 ? t('超时') : stage.item && !passOf(stage.item) ? t('第 {n} 件还剩', {n: stage.nth}) : t('本环节还剩');
  return html`<span class="left-time"><span>${words}</span><b>${face(seconds)}</b></span>`;
}
