/** What the desk in one hand can do beyond calling people: close and count a vote, seat and move people, place topics. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {titled} from '../parts/titled.js';
import {ballotVerbs} from './ballot.js';
import {lastCall} from './lastcall.js';
import {looseTopics} from './market.js';
import {peopleHere} from './names.js';
import {severalView} from './severalvotes.js';
import {centreKind, stageOf, voteOf, votesOf} from './sight.js';
import {againButton} from './spaces.js';

export function remoteWork(d) {
  const parts = {ballot: votePart, spaces: seatsPart, market: topicsPart};
  return parts[centreKind(d)]?.(d) ?? nothing;
}

function votePart(d) {
  const ballot = voteOf(d);
  return html`${severalView(d, votesOf(d), ballot)}<div class="verbs">${ballotVerbs(d, ballot)}</div>${ballot.state === 'open' ? lastCall(d, ballot) : nothing}`;
}

/** Tables with their people counted; a name chosen is asked where it shall go. */
function seatsPart(d) {
  const spaces = d.all('space/').filter(space => ['table', 'pair', 'group'].includes(space.kind));
  return html`<div class="verbs">${againButton(d, stageOf(d), spaces)}</div>
    <ul class="q">${spaces.map(space => html`<li><span class="pl"></span><div><b>${titleOfSpace(d, space)}</b>
      <small>${[space.cap ? t('{n} / {cap} 人', space) : t('{n} 人', space), space.host ? t('桌长：{name}', {name: space.host.name}) : ''].filter(Boolean).join(' · ')}</small></div>
      ${space.kind === 'table' && mayHost(d) ? html`<button type="button" class="button" @click=${() => d.open('tableHost', {space: space.id},
        {person: space.host?.id})}>${t('换桌长')}</button>` : nothing}</li>`)}</ul>
    ${d.can('move') && spaces.length ? chooser(t('请谁换个地方'), peopleHere(d).map(one => [one.id, one.name]), person => d.open('moveTo', {person})) : nothing}`;
}

function mayHost(d) {
  return d.can('hand_over') || d.can('set') || d.can('check_in');
}

function titleOfSpace(d, space) {
  return space.item ? titled(d.get, d.get(`item/${space.item}`)) : pick(space.title);
}

/** Topics that have no place yet. */
function topicsPart(d) {
  const cells = d.all('space/').filter(space => space.kind === 'cell');
  const loose = looseTopics(d, cells);
  return html`<p class="lead-line">${loose.length ? t('还有 {n} 个议题没定地方', {n: loose.length}) : t('每个议题都有了地方')}</p>
    ${d.can('schedule') && loose.length ? chooser(t('给哪个议题定地方'), loose.map(one => [one.id, one.text]), item => d.open('topicTo', {item})) : nothing}`;
}

function chooser(words, options, choose) {
  return html`<label class="fieldrow"><span>${words}</span><select class="field" .value=${''} @change=${event => { choose(event.target.value); event.target.value = ''; }}>
    <option value="">${t('请选')}</option>${options.map(([id, name]) => html`<option value=${id}>${name}</option>`)}</select></label>`;
}
