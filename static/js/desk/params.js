/** “Or as the meeting decides”: limits of this stage changed by the host, or put to the meeting. */
import {html, nothing} from '../../vendor/lit.js';
import {face} from '../clock.js';
import {t} from '../i18n.js';
import {segment, verbButton} from './buttons.js';
import {textField} from './fields.js';
import {sheet} from './sheet.js';
import {stageOf} from './sight.js';

const NAMES = {
  'floor.turn': () => t('每次发言几秒'), 'floor.turns': () => t('每人说几次'), 'floor.answer': () => t('每次答复几秒'), 'floor.total': () => t('每人一共几秒'),
  'floor.group_total': () => t('每方一共几秒'), 'ballot.per_person': () => t('每人几个点、几票'), 'stage.minutes': () => t('这个环节几分钟'),
};

/** The verb, and what the meeting has changed here so far. */
export function paramsVerb(d) {
  if (!paramNames(d).length || d.barred('set') === null) return nothing;
  const changed = Object.entries(stageOf(d).params ?? {});
  return html`${changed.length ? html`<ul class="changed">${changed.map(([name, one]) => html`<li>${NAMES[name]?.() ?? name}${t('：{now}（原来 {was}）', {now: spoken(name, one.now),
    was: spoken(name, one.was)})}
    <small>${one.by ? one.by.name : t('大家定的')}</small></li>`)}</ul>` : nothing}
    <p>${verbButton(d, t('按大家的意见改'), () => openParams(d), {key: 'u', needs: 'set'})}</p>`;
}

function openParams(d) {
  const [name] = paramNames(d);
  d.open('params', {}, {name, n: current(d, name), how: 'host'});
}

export function paramsDialog(d) {
  const name = d.ui.get('form.name');
  const choose = value => { d.ui.set('form.name', value); d.ui.set('form.n', current(d, value)); };
  const send = async () => (await d.act('set', {name, value: Number(d.ui.get('form.n')), stage: stageOf(d).id, vote: d.ui.get('form.how') === 'vote' || undefined})).ok;
  return sheet(d, {
    title: t('按大家的意见改'), note: t('改了就写进记录：谁改的，原来是多少。'), verb: d.ui.get('form.how') === 'vote' ? t('问大家') : t('就这样改'), send,
    body: html`<ul class="menu" data-list>${paramNames(d).map((one, n) => html`<li><button type="button" data-row data-key=${n + 1} aria-pressed=${String(one === name)}
      @click=${() => choose(one)}>
        <kbd class="kbd" aria-hidden="true">${n + 1}</kbd><span>${NAMES[one]()}</span><small>${spoken(one, current(d, one))}</small></button></li>`)}</ul>
      ${textField(d, 'form.n', t('改成'), {type: 'number', required: true})}
      ${segment(d.ui.get('form.how'), [['host', t('大家都同意，直接改')], ['vote', t('请大家表决')]], value => d.ui.set('form.how', value), t('怎么改'))}`,
  });
}

/** What can be changed here: the limits that this stage has. */
function paramNames(d) {
  const {floor, minutes} = stageOf(d) ?? {};
  const ofFloor = ['turn', 'turns', 'answer', 'total', 'group_total'].filter(name => floor?.[name]).map(name => `floor.${name}`);
  const votes = d.all('ballot/').findLast(ballot => ballot.stage === stageOf(d)?.id && ballot.per_person && ballot.state === 'open' && !ballot.voted);
  return [...ofFloor, ...(votes ? ['ballot.per_person'] : []), ...(minutes ? ['stage.minutes'] : [])];
}

function current(d, name) {
  const stage = stageOf(d);
  const [room, part] = name.split('.');
  if (stage.params?.[name]) return stage.params[name].now;
  return room === 'floor' ? stage.floor?.[part] : room === 'stage' ? stage.minutes : d.all('ballot/').findLast(ballot => ballot.stage === stage.id)?.per_person;
}

function spoken(name, value) {
  if (value === null || value === undefined) return t('不限');
  return ['floor.turn', 'floor.answer', 'floor.total', 'floor.group_total'].includes(name) ? face(value) : value;
}
