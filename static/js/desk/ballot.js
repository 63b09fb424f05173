/** A ballot at the desk: what is asked, where votes came from, what is still to do; the result after the close. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {barWords} from '../barwords.js';
import {motionText} from '../parts/motionText.js';
import {titled} from '../parts/titled.js';
import {unprovedNote} from '../parts/unproved.js';
import {hasSides} from './ballots.js';
import {verbButton} from './buttons.js';
import {sheetsView} from './count.js';
import {lastCall} from './lastcall.js';
import {outcomeView} from './outcome.js';
import {ownVote} from './ownvote.js';
import {severalView} from './severalvotes.js';
import {sheet} from './sheet.js';
import {stageOf, voteOf, votesOf} from './sight.js';
import {sourcesTable} from './sources.js';
import {tieView} from './tie.js';
import {withoutPhone} from './withoutphone.js';

export function ballotView(d) {
  const ballot = voteOf(d);
  if (!ballot) return html`<p class="empty">${t('这次投票还没开始。')}</p>${verbButton(d, t('开始投'), () => d.act('open_ballot'), {key: 'o', needs: 'open_ballot', main: true})}`;
  return html`${severalView(d, votesOf(d), ballot)}${lostNote(ballot)}<div class="matter" data-plain><h2 class="matter-title">${titleOf(d, ballot)}</h2>
    <div class="tools">${ballotVerbs(d, ballot)}</div>
    <p class="meta"><span>${pick(stageOf(d).prompt)}</span></p></div>${ballot.state === 'open' ? openView(d, ballot) : html`${tieView(d, ballot)}${outcomeView(d, ballot)}`}`;
}

/** The key of the box is missing: which votes cannot be read is the host's to know at once. */
function lostNote({lost, state}) {
  if (!lost) return nothing;
  return html`<p role="alert"><strong>${t('票箱的钥匙文件（boxes 文件夹里）不见了：先前 {n} 票读不出来。', {n: lost})}</strong> ${state === 'open'
    ? t('找回文件，再启动一次；找不回来，就请这几位再投一次，他们的手机上已经写了。') : t('没有计入。票数要紧，就重投一次。')}</p>`;
}

/** The motion in full where it is about one thing. */
function titleOf(d, ballot) {
  const item = d.get(`item/${ballot.item || (ballot.items.length === 1 ? ballot.items[0] : '')}`);
  return item ? motionText(item) : pick(ballot.question?.title ?? stageOf(d).title);
}

/** Closing, counting, opening again: what the desk may do with a ballot. */
export function ballotVerbs(d, ballot) {
  const close = () => (ballot.voted < ballot.eligible ? d.open('shut', {ballot: ballot.id}) : d.act('close_ballot', {ballot: ballot.id}));
  if (ballot.state !== 'open') return verbButton(d, t('重新投一次'), () => d.act('open_ballot', {ballot: ballot.id}), {key: 'r', needs: 'open_ballot'});
  const count = source => () => d.open('count', {ballot: ballot.id}, {source});
  const graded = ballot.type === 'score' || (ballot.axes?.length && !ballot.levels?.length);
  return html`${verbButton(d, t('截止'), close, {key: 'x', needs: 'close_ballot'})}
    ${ballot.type === 'dots' ? verbButton(d, t('记纸上的点'), count('sheet'), {key: 'c', needs: 'count'}) : nothing}
    ${graded || ballot.type === 'dots' ? nothing : verbButton(d, t('记举手数'), count('hands'), {key: 'c', needs: 'count'})}
    ${graded || ballot.type === 'dots' ? nothing : verbButton(d, t('记纸票'), count('slips'), {key: 'y', needs: 'count'})}`;
}

function openView(d, ballot) {
  return html`<div class="turnout-big"><span class="big">${ballot.voted}${ballot.eligible ? html`<small> / ${ballot.eligible}</small>` : nothing}</span>
      <div><b>${ballot.eligible ? t('人已投') : t('还没有能投的人加入')}</b>
      <span class="soft">${ballot.live ? t('按规则，边投边亮。') : t('截止才亮结果，主持台也看不到。')}</span></div>${eligibleVerb(d)}</div>
    <div class="turnout" aria-hidden="true"><p>${Array.from({length: Math.min(ballot.eligible, 120)}, (unused, n) => html`<i ?data-empty=${n >= ballot.voted}></i>`)}</p></div>
    ${barsLine(ballot)}${unprovedNote(d.get('meeting'))}${lastCall(d, ballot)}${ownVote(d, ballot)}${hasSides(ballot) ? sourcesTable(d, ballot) : sheetsView(d, ballot)}
    ${ballot.apart?.length ? html`<p class="soft">${t('单位代表的另计，不作数，只供对照。')}</p>` : nothing}${withoutPhone(d, ballot)}${itemsPanel(d, ballot)}`;
}

/** What it takes, said before anybody votes. */
export function barsLine(ballot) {
  const words = (ballot.bars ?? []).map(bar => barWords(bar, ballot));
  if (!words.length) return nothing;
  const tie = {fail: t('票数相同就是没通过'), repeat: t('票数相同再投一次'), draw: t('票数相同就抽签'), host: t('票数相同由主持人定'), include: t('票数相同的都算')}[ballot.ties] ?? '';
  return html`<p class="bars-line"><b>${words.join(t('；'))}${t('。')}</b>${tie && hasSides(ballot) ? html`<span class="soft">${tie}${t('。')}</span>` : nothing}</p>`;
}

function eligibleVerb(d) {
  const {settings} = d.get('meeting');
  if (d.barred('set') === null) return nothing;
  const open = () => d.open('eligible', {},
    {n: settings?.eligible ?? '', area: String(settings?.eligible_area ?? '')});
  return html`<span class="sp"></span>${verbButton(d, t('改应投人数'), open, {needs: 'set', bare: true})}`;
}

function itemsPanel(d, ballot) {
  if (ballot.item || ballot.items.length < 2) return nothing;
  return html`<section class="panel"><h3>${t('投的是这 {n} 件', {n: ballot.items.length})}</h3><ol class="items-list">${ballot.items.map(id => html`<li>${titled(d.get, d.get(`item/${id}`))}
    ${ballot.costs?.[id] === undefined ? nothing : html`<b>${t('{n} 元', {n: ballot.costs[id].toLocaleString('en-GB')})}</b>`}</li>`)}</ol></section>`;
}

/** Asked once when some have not voted: a secret ballot does not open again. */
export function shutDialog(d, {ballot: id}) {
  const ballot = d.get(`ballot/${id}`);
  const note = ballot.secrecy === 'secret' ? t('不记名投票截止以后不能再打开。') : '';
  return sheet(d, {
    title: ballot.voted ? t('还有 {n} 位没投，现在截止吗？', {n: ballot.eligible - ballot.voted}) : t('还没有人投，现在截止吗？'), note, verb: t('截止'),
    send: async () => (await d.act('close_ballot', {ballot: id})).ok, body: html`<p>${t('可以先问一声：“还有哪位没投？”')}</p>`,
  });
}
