/** A ballot at the desk: only the turnout while it is open, the result after the close. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {sheetsView} from './count.js';
import {nameOf, peopleHere} from './names.js';
import {outcomeView} from './outcome.js';
import {sheet} from './sheet.js';
import {stageOf, voteOf} from './sight.js';

export function ballotView(d) {
  const ballot = voteOf(d);
  if (!ballot) return html`<p class="empty">${t('这次投票还没开始。')}</p>${verbButton(d, t('开始投'), () => d.act('open_ballot'), {key: 'o', needs: 'open_ballot', main: true})}`;
  return html`<div class="matter" data-plain><h2 class="matter-title">${pick(stageOf(d).title)}</h2><div class="tools">${ballotVerbs(d, ballot)}</div>
    <p class="meta"><span>${pick(stageOf(d).prompt)}</span></p></div>${ballot.state === 'open' ? openView(d, ballot) : outcomeView(d, ballot)}`;
}

function ballotVerbs(d, ballot) {
  const close = () => (ballot.voted < ballot.eligible ? d.open('shut', {ballot: ballot.id}) : d.act('close_ballot', {ballot: ballot.id}));
  if (ballot.state !== 'open') return verbButton(d, t('重新投一次'), () => d.act('open_ballot', {ballot: ballot.id}), {key: 'r', needs: 'open_ballot'});
  const count = () => d.open('count', {ballot: ballot.id}, {source: 'sheet'});
  return html`${verbButton(d, t('截止'), close, {key: 'x', needs: 'close_ballot'})}
    ${ballot.type === 'dots' ? verbButton(d, t('记纸上的点'), count, {key: 'c', needs: 'count'}) : nothing}`;
}

function openView(d, ballot) {
  return html`<div class="turnout-big"><span class="big">${ballot.voted}<small> / ${ballot.eligible}</small></span><div><b>${t('人已投')}</b>
      <span class="soft">${t('截止才亮结果，主持台也看不到。')}</span></div></div>
    <div class="turnout" aria-hidden="true"><p>${Array.from({length: Math.min(ballot.eligible, 120)}, (unused, n) => html`<i ?data-empty=${n >= ballot.voted}></i>`)}</p></div>
    ${ballot.apart?.length ? html`<p class="soft">${t('单位代表的另计，不作数，只供对照。')}</p>` : nothing}${sheetsView(d, ballot)}${withoutPhone(d)}
    <section class="panel"><h3>${t('投的是这 {n} 件', {n: ballot.items.length})}</h3><ol class="items-list">${ballot.items.map(id => html`<li>${d.get(`item/${id}`)?.text}</li>`)}</ol></section>`;
}

/** Whoever has no phone is asked by the scribe, one after another. */
function withoutPhone(d) {
  const people = peopleHere(d).filter(person => person.phone === 'none' && !d.get('meeting').roles?.[person.role]?.neutral);
  if (!people.length || d.barred('proxy') === null) return nothing;
  return html`<section class="panel"><h3>${t('没有手机的 {n} 位', {n: people.length})} <small>${t('念给本人听，替本人投，标“代填”')}</small></h3>
    <ul class="chips" data-list>${people.map((person, index) => html`<li><button type="button" class="chip wide" data-row data-key=${index === 0 ? 'd' : nothing} data-label=${t('替这位填')}
      @click=${() => d.open('proxy', {person: person.id}, {kind: 'vote'})}>${nameOf(d, person)}</button></li>`)}</ul></section>`;
}

/** Asked once when some have not voted: a secret ballot does not open again. */
export function shutDialog(d, {ballot: id}) {
  const ballot = d.get(`ballot/${id}`);
  return sheet(d, {
    title: ballot.voted ? t('还有 {n} 位没投，现在截止吗？', {n: ballot.eligible - ballot.voted}) : t('还没有人投，现在截止吗？'), note: t('不记名投票截止以后不能再打开。'), verb: t('截止'),
    send: async () => (await d.act('close_ballot', {ballot: id})).ok, body: html`<p>${t('可以先问一声：“还有哪位没投？”')}</p>`,
  });
}
