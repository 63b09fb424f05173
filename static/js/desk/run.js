/** The timetable at the left: planned, real, forecast, and how late we are. */
import {html, nothing} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {hour, pick, t} from '../i18n.js';
import {entryKey, forecast} from './forecast.js';
import {circled, passOf} from './names.js';
import {squeezePanel} from './squeeze.js';

export function runView(d) {
  const agenda = d.get('agenda');
  const stage = d.all('stage/')[0];
  const during = {...agenda, entries: agenda.entries.filter(entry => entry.place_in_life !== 'before' && entry.place_in_life !== 'after')};
  const {rows, end, late} = forecast(during, stage, now());
  if (!isDuring(stage)) rows.forEach(row => { row.at = null; });
  const near = rows.findIndex(row => row.state === 'now');
  return html`<nav class="desk-run" aria-label=${t('流程')}><div class="tt-scroll" tabindex="0"><table class="tt">
    <thead><tr><th>${t('计划')}</th><th>${t('实际')}</th><th>${t('环节')}</th></tr></thead>
    <tbody>${rows.map((row, index) => runRow(row, rows, index === near || index === near + 1))}
    <tr class="end est"><td>${hour(agenda.ends_at)}</td><td>${isDuring(stage) ? html`<small>${t('约')}</small> ${hour(end)}`
      : nothing}</td><td>${t('散会')}${isDuring(stage) ? lateMark(late) : nothing}</td></tr></tbody></table></div>
    ${isDuring(stage) ? squeezePanel(d, during, stage, {end, late}) : nothing}</nav>`;
}

/** Before and after the meeting nothing is late yet. */
function isDuring(stage) {
  return !stage || (stage.place_in_life ?? 'during') === 'during';
}

function runRow(row, rows, isNear) {
  const kind = {done: 'done', now: 'now', next: 'est', out: 'out'}[row.state];
  const number = row.item ? passOf(row.item) || rows.filter(other => other.stage === row.stage && other.index <= row.index).length : 0;
  return html`<tr class="${kind} ${row.item ? 'sub' : ''} ${row.optional ? 'may' : ''}" data-stage=${entryKey(row)} ?data-near=${isNear} aria-current=${row.state === 'now' ? 'step' : nothing}>
    <td>${row.planned ? hour(row.planned) : ''}</td>
    <td>${row.out ? t('不开') : row.at ? html`${row.guessed ? html`<small>${t('约')}</small> ` : nothing}${hour(row.at)}` : ''}</td>
    <td title=${pick(row.title)}><span class="cut-1">${number ? `${circled(number)} ` : ''}${titleWords(row, rows)}</span>${row.optional ? html`<small
      class="may-skip">${t('可略')}</small>` : nothing}${row.out || !row.at ? nothing : lateMark(row.late)}</td></tr>`;
}

/** What is held in several steps has the name of the step before its words. */
function titleWords(row, rows) {
  const steps = row.name && row.item && rows.some(other => other.item === row.item && other.stage !== row.stage);
  return steps && pick(row.name) !== pick(row.title) ? t('{step} · {title}', {step: pick(row.name), title: pick(row.title)}) : pick(row.title);
}

function lateMark(minutes) {
  return minutes > 0 ? html`<span class="late">+${minutes}</span>` : nothing;
}
