/** The sheet of a need: opened with what stands there, sent with what was changed, and looked at again where somebody else was first. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {page} from '../page.js';
import {assessFields} from './assessfields.js';
import {sheet} from './sheet.js';

const WAIT_MS = 40;
const WAITS = 50;

export function openNeedSheet(d, id) {
  const was = enteredOf(d, id);
  d.open('assess', {item: id, was, saw: d.seen}, was);
  askHints(d, id);
}

/** What was entered, as the fields hold it: texts, and true for a tick. */
export function enteredOf(d, id) {
  const marks = d.get(`item/${id}`)?.sheet ?? {};
  return Object.fromEntries(Object.entries(marks).map(([name, {value}]) => [name, value === true ? true : String(value)]));
}

export function needSheetDialog(d, open) {
  const need = d.get(`item/${open.item}`);
  if (!need || need.merged_into) return sheet(d, {title: t('这一件已经并到别的里了'), body: nothing});
  return sheet(d, {
    title: need.text, note: t('知道多少填多少，填的人和时间都会记下。单位和身份可以写，居民姓名请不要写。'), verb: t('存好'), wide: true,
    send: () => sendSheet(d, open), body: assessFields(d, need),
  });
}

/** The fields that differ from what stood there when the sheet was opened; null takes one back. */
function changedFields(d, was) {
  const names = new Set([...d.ui.names('form.').map(name => name.slice('form.'.length)), ...Object.keys(was)]);
  const pairs = [...names].map(name => [name, typed(d, name)]).filter(([name, value]) => value !== (was[name] ?? ''));
  return Object.fromEntries(pairs.map(([name, value]) => [name, value === '' ? null : value]));
}

/** What a field holds now; a tick that was taken out is nothing. */
function typed(d, name) {
  const value = d.ui.get(`form.${name}`);
  return typeof value === 'boolean' ? value || '' : value.trim();
}

async function sendSheet(d, {item, was, saw}) {
  const fields = changedFields(d, was);
  if (!Object.keys(fields).length) return true;
  const {ok, refusal} = await d.act('assess', {item, fields}, {saw});
  if (!ok && refusal?.rule === 'stale') await lookAgain(d, {item, was, seq: refusal.params.changed});
  return ok;
}

/** What she has not touched follows the other person; what she typed stays, with the other's words beside it. */
async function lookAgain(d, {item, was, seq}) {
  for (let waits = 0; d.store.seq < seq && waits < WAITS; waits += 1) await new Promise(done => { setTimeout(done, WAIT_MS); });
  const now = enteredOf(d, item);
  new Set([...Object.keys(was), ...Object.keys(now)]).forEach(name => {
    if (typed(d, name) === (was[name] ?? '')) d.ui.set(`form.${name}`, now[name] ?? '');
  });
  d.ui.set('dialog', {...d.ui.get('dialog'), was: now, saw: d.store.seq});
}

/** What the meeting itself suggests, asked of the server when the sheet is opened; without it the sheet works as well. */
async function askHints(d, id) {
  const answer = await fetch(`/m/${page.code}/desk/needs/${id}`, {headers: {Accept: 'application/json'}}).catch(() => null);
  if (answer?.ok && d.ui.get('dialog', null)?.item === id) d.ui.set('form-hints', await answer.json());
}
