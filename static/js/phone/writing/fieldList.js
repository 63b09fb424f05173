/** What was filled in on a card, line by line. */
import {html, nothing} from '../../../vendor/lit.js';
import {face} from '../../clock.js';
import {pick, t} from '../../i18n.js';
import {suspendWord} from '../motions/asks.js';
import {listed} from '../given.js';
import {meeting} from '../things.js';
import {money} from '../ballots/money.js';
import {fieldWord, MONEY_FIELDS} from './fields.js';

const SILENT = ['paper', 'media', 'danger', 'category'];

export function fieldList({fields = {}, text}) {
  const lines = Object.entries(fields).filter(([name, value]) => value !== '' && value !== null && value !== text && !SILENT.includes(name));
  return lines.length ? html`<dl class="facts">${lines.map(([name, value]) => html`<div><dt>${fieldWord(name)}</dt><dd>${shownValue(name, value)}</dd></div>`)}</dl>` : nothing;
}

function shownValue(name, value) {
  if (MONEY_FIELDS.includes(name)) return money(value);
  if (name === 'turn') return face(value);
  if (name === 'suspend') return suspendWord(value);
  if (name === 'feasible') return value ? t('办得成') : t('办不成');
  if (name === 'motion_type') return pick((meeting().motions || []).find(one => one.id === value)?.title || {zh: value, en: value});
  if (name === 'resource_kind') return pick(listed('resources', value));
  return name === 'state' ? pick(listed('action_states', value)) : String(value);
}
