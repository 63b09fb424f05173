/** What is being refused just now and to whom, and a phone made quiet for some minutes: asked of the server while the panel is open. */
import {html, nothing, repeat} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {hour, lang, t} from '../i18n.js';
import {page} from '../page.js';
import {verbButton} from './buttons.js';
import {choiceField, textField} from './fields.js';
import {sheet} from './sheet.js';

const EVERY_MS = 3000;
const MINUTES = ['5', '10', '30', '120'];
let asking = 0;

export function refusedDialog(d) {
  watch(d);
  const told = d.ui.get('refused', null);
  return sheet(d, {
    title: t('谁被挡住了'), keys: true, note: t('最近十分钟里没有收下的，最新的在上面。只有主持台看得到。'),
    body: html`<p class="refused-phones" role="status">${told ? phones(told) : t('正在问…')}</p>${told?.rows.length
      ? html`<ul class="refused" data-list>${repeat(told.rows, row => `${row.person} ${row.rule}`, row => refusedRow(d, row))}</ul>`
      : html`<p class="soft">${told ? t('现在没有谁被挡住，一切正常。') : nothing}</p>`}`,
  });
}

function phones({here, slow}) {
  return slow ? t('连着 {here} 部手机，其中 {slow} 部收得慢；太慢的会断开，自己再连上。', {here, slow}) : t('连着 {here} 部手机，都跟得上。', {here});
}

function refusedRow(d, row) {
  const person = d.get(`person/${row.person}`);
  return html`<li><div><b>${person?.name ?? (row.person === 'board' ? t('大屏') : t('还没进来的人'))}</b> <small>×${row.n} · ${ago(row.ago)}</small>
    <p>${row[lang === 'en' ? 'en' : 'zh']}</p></div>${person ? quietButton(d, person) : nothing}</li>`;
}

function ago(seconds) {
  return seconds < 10 ? t('刚刚') : seconds < 60 ? t('{n} 秒前', {n: seconds}) : t('{n} 分钟前', {n: Math.round(seconds / 60)});
}

/** Makes a phone quiet, or lets it speak again. */
export function quietButton(d, person, key) {
  return isQuiet(person)
    ? verbButton(d, t('恢复发言'), () => d.act('unquiet', {person: person.id}), {key, needs: 'unquiet'})
    : verbButton(d, t('暂停发言'), () => d.open('quiet', {person: person.id}, {minutes: '10', reason: t('发得太多，别人用不了')}), {key, needs: 'quiet'});
}

/** In words, until when her phone is quiet; '' where it is not. */
export function quietWords(person) {
  return isQuiet(person) ? t('暂停发言到 {time}', {time: hour(person.quiet.until)}) : '';
}

export function quietDialog(d, {person: id}) {
  const person = d.get(`person/${id}`);
  return sheet(d, {
    title: t('暂停{name}的手机', {name: person?.name ?? ''}), verb: t('暂停发言'),
    note: t('这段时间这部手机不能写、不能举手、不能发手势，投票照常。理由会告诉本人，也记在会议记录里。'),
    send: async () => (await d.act('quiet', {person: id, minutes: Number(d.ui.get('form.minutes')), reason: d.ui.get('form.reason').trim()})).ok,
    body: html`${choiceField(d, 'form.minutes', t('多久'), MINUTES.map(n => [n, t('{n} 分钟', {n})]))}
      ${textField(d, 'form.reason', t('理由'), {required: true, max: 120})}`,
  });
}

function isQuiet(person) {
  return Boolean(person.quiet) && person.quiet.until > now();
}

/** Asks at once, and again while the panel is open. */
function watch(d) {
  if (asking) return;
  asking = setInterval(() => (d.ui.get('dialog', null)?.name === 'refused' ? ask(d) : rest()), EVERY_MS);
  ask(d);
}

function rest() {
  clearInterval(asking);
  asking = 0;
}

async function ask(d) {
  try {
    const answer = await fetch(`/m/${page.code}/refused`, {headers: {Accept: 'application/json'}, cache: 'no-store'});
    if (answer.ok) d.ui.set('refused', await answer.json());
  } catch { /* no line: what was told last stands, and it is asked again */ }
}
