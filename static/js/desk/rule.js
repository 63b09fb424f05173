/** The rule at this moment: its limits in words, and the articles people keep themselves. */
import {html, nothing} from '../../vendor/lit.js';
import {face} from '../clock.js';
import {pick, t} from '../i18n.js';
import {shownMost} from '../parts/lengths.js';
import {easedWords} from './motionfields.js';
import {paramsVerb} from './params.js';
import {stageOf, voteOf} from './sight.js';

export function ruleView(d) {
  const {rule, articles = []} = d.get('meeting');
  const shown = articles.map((article, index) => ({...article, number: index + 1})).filter(article => article.kept_by !== 'system');
  const limits = limitsNow(d);
  return html`<section class="rule-now"><h2 class="h2">${t('此刻的规则')} <small>${pick(rule.title)}</small></h2>
    ${limits.length ? html`<p class="keep">${limits.join(t('；'))}${t('。')}</p>` : nothing}
    ${easedLines(d)}${paramsVerb(d)}${shown.slice(0, 1).map(articleLine)}
    ${articles.length > 1 ? html`<details><summary>${t('全部 {n} 条', {n: articles.length})}</summary>${articles.map((article, index) => articleLine({...article,
      number: index + 1}))}</details>` : nothing}</section>`;
}

/** What the meeting has carried for this matter alone. */
function easedLines(d) {
  const eased = stageOf(d)?.eased ?? [];
  return eased.length ? html`<ul class="changed">${eased.map(one => html`<li>${easedWords(one)} <small>${t('只在这一件')}</small></li>`)}</ul>` : nothing;
}

function articleLine(article) {
  return html`<p><sup>${t('第{n}条', {n: article.number})}</sup>${pick(article)}</p>`;
}

/** What the program keeps by itself just now. */
function limitsNow(d) {
  const stage = stageOf(d);
  const floor = stage?.floor;
  const ballot = voteOf(d);
  return [
    floor?.turn && t('每次 {time}', {time: face(floor.turn)}), floor?.turns && t('每人 {n} 次', {n: floor.turns}), floor?.answer && t('答复 {time}', {time: face(floor.answer)}),
    floor?.pass && t('可以先过'), ...(stage?.write ?? []).filter(one => one.per_person).map(one => t('每人至多 {n} 张，{chars} 字', {n: one.per_person, chars: one.chars ? shownMost(one.chars) : '—'})),
    ballot?.per_person && t('每人 {n} 点', {n: ballot.per_person}), ballot?.secrecy === 'secret' && t('不记名'), ballot?.apart?.length && t('单位代表另计，不作数'),
  ].filter(Boolean);
}
