/** Stages that only show: what was chosen, or what the host reads out. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {reported, titled} from '../parts/titled.js';
import {verbButton} from './buttons.js';
import {chosenHere, openCards, stageOf} from './sight.js';

/** The shortlist, in the order in which it will be talked through. */
export function resultView(d) {
  const items = chosenHere(d);
  if (!items.length) return nothingChosen(d);
  return html`<div class="matter" data-plain><h2 class="matter-title">${pick(stageOf(d).title)}</h2><div class="tools">${chooseVerb(d)}</div><p
    class="meta"><span>${t('请念给大家听，然后往下走。')}</span></p></div>
    ${tieLine(d, items)}<ol class="strips">${items.map((item, index) => html`<li ?data-first=${index === 0}><span class="pl">${index + 1}</span>
      <div><p class="nm">${titled(d.get, item)}</p>
      <p class="rs">${item.dots === null || item.dots === undefined ? nothing
    : html`${pointsWord(d, item)} <b>${item.dots}</b>　`}${item.apart ? t('单位代表另计 {n}', {n: item.apart})
        : nothing}</p></div></li>`)}</ol>
    ${restLine(d, items)}`;
}

/** Nobody gave a dot: there is nothing to talk through one by one, and the ballot may be held again. */
function nothingChosen(d) {
  const ballot = d.all('ballot/').findLast(one => one.type === 'dots');
  return html`<div class="matter" data-plain><h2 class="matter-title">${t('一件也没选出来')}</h2><div class="tools">${chooseVerb(d)}${ballot ? verbButton(d, t('回到贴点，再投一次'),
    () => d.act('back', {to: ballot.stage}), {key: 'r', needs: 'back', main: true}) : nothing}</div>
    <p class="meta"><span>${t('没有居民贴的点。可以回到贴点，从零再投一次；直接往下走，就没有逐件对话。')}</span></p></div>${restLine(d, [])}`;
}

/** What the rule leaves to the host, and the order in which it is taken. */
function chooseVerb(d) {
  const order = d.get('agenda').entries.some(entry => entry.item && entry.of);
  return html`${stageOf(d).select ? verbButton(d, t('改选哪几件'), () => d.open('choose'), {key: 'k', needs: 'set'}) : nothing}
    ${order ? verbButton(d, t('调整先后'), () => d.open('order'), {key: 'u', needs: 'set'}) : nothing}`;
}

/** A tie let in more than the rule asks for: how many, how long, and where to save time. */
function tieLine(d, items) {
  const tie = d.all('ballot/').findLast(one => one.type === 'dots')?.tie;
  const minutes = d.get('agenda').entries.filter(entry => entry.item && items.some(item => item.id === entry.item)).reduce((sum, entry) => sum + entry.minutes, 0);
  return tie ? html`<p class="lead-line" role="status">${t('并列，共 {n} 件，约 {minutes} 分钟。', {n: items.length, minutes})}
    ${verbButton(d, t('调时间'), () => d.open('squeeze'), {needs: 'squeeze'})}</p>` : nothing;
}

/** What the number beside a chosen thing counts: dots, where others' are counted apart those of residents, or votes. */
function pointsWord(d, item) {
  const ballot = d.all('ballot/').findLast(one => one.items.includes(item.id) && one.state === 'closed');
  if (ballot?.type !== 'dots') return t('得票');
  return ballot.apart?.length ? t('居民贴点') : t('贴点');
}

/** Nothing is lost: what was not chosen goes into the record as it is. */
function restLine(d, items) {
  if (items[0]?.kind === 'report') return restReports(d, items);
  const rest = openCards(d).filter(item => !items.includes(item));
  return rest.length ? html`<p class="foot-line"><span>${t('没进这一步的 {n} 件，一样进会议记录和需求清单。', {n: rest.length})}</span></p>` : nothing;
}

function restReports(d, items) {
  const n = reportsHere(d).length - items.length;
  return n > 0 ? html`<p class="foot-line"><span>${t('没选上的 {n} 份记录，一样进会议记录。', {n})}</span></p>` : nothing;
}

function reportsHere(d) {
  return d.all('item/').filter(item => item.kind === 'report' && item.state === 'shown');
}

/** Something to say: the words of the rule, in large type for reading out, and what lies open to be read. */
export function plainView(d) {
  const stage = stageOf(d);
  const reports = stage.allow.comment || stage.allow.react ? reportsHere(d) : [];
  const listed = reports.length || pick(stage.prompt) || stage.idle ? reports : openCards(d).filter(item => item.state === 'shown');
  const words = stage.idle ? t('没有选出来的事，这里就没有可投的。请往下走。') : pick(stage.prompt) || (listed.length ? '' : t('按规则往下走就可以。'));
  return html`<div class="matter" data-plain><h2 class="matter-title">${pick(stage.title)}</h2></div>${words ? html`<p class="read-out">${words}</p>` : nothing}
    ${listed.length ? html`<ol class="strips">${listed.map((one, n) => html`<li><span class="pl">${n + 1}</span><div><p class="nm">${titled(d.get, one)}</p>
      <p class="rs">${reported(d.get, one)}</p></div></li>`)}</ol>` : nothing}`;
}
