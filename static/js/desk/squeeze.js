/** Late? Drop what is optional, shorten what is left, and see the new end before it is pressed. */
import {html, nothing} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {hour, pick, t} from '../i18n.js';
import {verbButton} from './buttons.js';
import {textField} from './fields.js';
import {forecast} from './forecast.js';
import {sheet} from './sheet.js';

const HALF_DAY = 43200000;

export function squeezePanel(d, agenda, stage, {end, late}) {
  const wishes = d.ui.get('squeeze', {});
  const after = forecast(agenda, stage, now(), wishes).end;
  const chosen = Object.keys(wishes).length > 0;
  const room = agenda.hall_end ? Math.floor((agenda.hall_end - end) / 60000) : null;
  return html`<section class="squeeze" aria-label=${t('时间')}>
    <p><b>${late > 0 ? t('晚 {n} 分', {n: late}) : t('时间够用')}</b>${late > 0 ? t('，按现在走 {time} 散会。', {time: hour(end)}) : ''}<br>
    <span class="soft">${hallWords(agenda.hall_end, room)}</span></p>
    ${d.barred('squeeze') === null ? nothing : html`
    <ul>${late > 0 ? easySteps(agenda).slice(0, 3).map(step => easyRow(d, step, wishes)) : nothing}</ul>
    <div class="row"><span>${chosen ? html`<b>${t('改后 {time} 散会', {time: hour(after)})}</b>` : nothing}</span>
    ${chosen ? verbButton(d, t('照此压缩'), () => sendWishes(d, wishes), {key: 's', needs: 'squeeze'})
    : verbButton(d, t('调时间'), () => d.open('squeeze'), {key: 's', needs: 'squeeze'})}</div>`}</section>`;
}

function hallWords(hallEnd, room) {
  if (!hallEnd) return t('还没写会场几点关门。');
  return room < 0 ? t('{time} 会场关门，超出 {n} 分。', {time: hour(hallEnd), n: -room}) : t('{time} 会场关门，还有 {n} 分余地。', {time: hour(hallEnd), n: room});
}

/** What can be saved without harm: optional stages first, then a minute of everything that repeats. */
function easySteps(agenda) {
  const ahead = agenda.entries.filter(entry => entry.state === 'next');
  const drops = ahead.filter(entry => entry.optional).map(entry => ({stage: entry.stage, minutes: 0, saves: entry.minutes, words: t('不开“{title}”', {title: pick(entry.title)})}));
  const repeats = [...new Set(ahead.filter(entry => entry.item).map(entry => entry.stage))].map(stage => {
    const left = ahead.filter(entry => entry.stage === stage);
    return {stage, minutes: left[0].minutes - 1, saves: left.length, words: t('后 {n} 件每件少 1 分', {n: left.length})};
  });
  return [...drops, ...repeats].filter(step => step.minutes >= 0);
}

function easyRow(d, step, wishes) {
  const on = wishes[step.stage] === step.minutes;
  return html`<li><label class="tickrow"><input type="checkbox" class="tick" .checked=${on} @change=${() => wish(d, step.stage, on ? undefined : step.minutes)}>
    <span>${step.words}</span></label><b>${t('−{n} 分', {n: step.saves})}</b></li>`;
}

function wish(d, stage, minutes) {
  const {[stage]: gone, ...others} = d.ui.get('squeeze', {});
  d.ui.set('squeeze', minutes === undefined ? others : {...others, [stage]: minutes});
}

async function sendWishes(d, wishes) {
  d.ui.set('squeeze', {});
  for (const [stage, minutes] of Object.entries(wishes)) {
    await d.act('squeeze', minutes ? {stage, minutes} : {stage, drop: true});
  }
  return true;
}

/** Every stage still to come with its minutes, and when the hall closes. */
export function squeezeDialog(d) {
  const agenda = d.get('agenda');
  const wishes = d.ui.get('squeeze', {});
  const stages = agenda.entries.filter(entry => ['next', 'now'].includes(entry.state) && entry.place_in_life !== 'after')
    .filter((entry, index, all) => all.findIndex(other => other.stage === entry.stage) === index);
  const {end} = forecast({...agenda, entries: agenda.entries.filter(entry => entry.place_in_life !== 'after')}, d.all('stage/')[0], now(), wishes);
  return sheet(d, {
    title: t('调时间'), note: t('按下去之前，先看散会时间怎么变。'), verb: t('照此压缩'),
    send: async () => await sendHall(d, agenda) && sendWishes(d, wishes),
    body: html`<ul class="minutes">${stages.map(entry => stageMinutes(d, entry, wishes))}</ul>
      ${textField(d, 'form.hall', t('会场几点关门'), {type: 'time'})}
      <p class="lead-line" role="status">${t('这样走，{time} 散会', {time: hour(end)})}</p>`,
  });
}

function stageMinutes(d, entry, wishes) {
  const minutes = wishes[entry.stage] ?? entry.minutes ?? 0;
  const change = value => wish(d, entry.stage, value === entry.minutes ? undefined : value);
  const title = pick(entry.item ? d.get(`stage/${entry.stage}`)?.title ?? entry.title : entry.title);
  return html`<li><span class="cut-1">${title}${entry.item ? t('（每件）') : ''}</span>
    <button type="button" class="chip" aria-label=${t('{title}少一分钟', {title})} ?disabled=${minutes <= 1} @click=${() => change(minutes - 1)}>−</button>
    <output>${minutes ? t('{n} 分', {n: minutes}) : t('不开')}</output>
    <button type="button" class="chip" aria-label=${t('{title}多一分钟', {title})} @click=${() => change(minutes + 1)}>+</button>
    ${entry.optional && entry.state === 'next' ? html`<button type="button" class="chip" aria-pressed=${String(minutes === 0)}
      @click=${() => change(minutes ? 0 : entry.minutes)}>${t('不开')}</button>` : nothing}</li>`;
}

/** A hall that closes after midnight closes tomorrow. */
async function sendHall(d, agenda) {
  const time = d.ui.get('form.hall');
  if (!time) return true;
  const [hours, minutes] = time.split(':').map(Number);
  const end = new Date(agenda.ends_at).setHours(hours, minutes, 0, 0);
  return (await d.act('squeeze', {end: agenda.ends_at - end > HALF_DAY ? end + 2 * HALF_DAY : end})).ok;
}
