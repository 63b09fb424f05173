/** The fields of a card to fill in: those the rule needs stand open, the others are folded away. */
import {html, nothing} from '../../../vendor/lit.js';
import {page} from '../../page.js';
import {pick, t} from '../../i18n.js';
import {choices, dayField, lettered, line} from '../field.js';
import {motionAsks, suspendable} from '../motions/asks.js';
import {meeting} from '../things.js';
import {draft} from '../ui.js';
import {askedFields, fieldShape, fieldWord} from './fields.js';

const MOTION = ['motion_type', 'turn', 'turns', 'suspend'];

export function fieldInputs(form, rule) {
  const all = askedFields(rule, draft(form));
  const needed = all.filter(name => mustTell(name, rule));
  const rest = all.filter(name => !needed.includes(name));
  const open = rest.some(name => draft(form)[name]);
  return html`${needed.map(name => input(form, name, rule))}${rest.length ? html`<details class="more" ?open=${open || !rule.needs?.length}><summary>${t('再补几句（可不填）')}</summary>
    <div class="stack">${rest.map(name => input(form, name, rule))}</div></details>` : nothing}`;
}

/** What stands open: what the rule needs, and of a motion about another which it is and what it asks for. */
function mustTell(name, rule) {
  return rule.needs?.includes(name) || (rule.kind === 'motion' && Boolean(rule.about) && MOTION.includes(name));
}

function input(form, name, rule) {
  const label = fieldWord(name);
  const inputs = {
    letter: () => lettered(form, label, rule.chars || 200, name),
    line: () => line(form, name, label),
    number: () => line(form, name, label, {mode: 'numeric'}),
    money: () => line(form, name, label, {mode: 'numeric'}),
    day: () => dayField(form, name, label),
    yesno: () => choices(form, name, label, [['yes', t('办得成')], ['no', t('办不成')]]),
    list: () => choices(form, name, label, listOf(name)),
  };
  return inputs[fieldShape(name)]();
}

function listOf(name) {
  if (name === 'motion_type') return (meeting().motions || []).filter(one => one.id !== 'main').map(one => [one.id, pick(one.title)]);
  if (name === 'suspend') return suspendable();
  return (page.lists[name === 'state' ? 'action_states' : 'resources'] || []).map(one => [one.code, pick(one)]);
}

/** The filled fields as the server takes them. */
export function fieldValues(typed, rule) {
  const found = askedFields(rule, typed).map(name => [name, valueTyped(name, typed[name])]).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(found);
}

function valueTyped(name, value) {
  if (fieldShape(name) === 'yesno') return value === undefined ? undefined : value === 'yes';
  return typeof value === 'string' ? value.trim() : value;
}

/** What is still missing, in words, or ''. */
export function fieldGap(typed, rule) {
  const asked = motionAsks(rule, typed).filter(() => typed.motion_type !== 'amend');
  if (asked.length && !asked.some(name => String(typed[name] ?? '').trim())) return t('请填：{field}。', {field: fieldWord(asked[0])});
  const missing = askedFields(rule).find(name => rule.needs?.includes(name) && !String(typed[name] ?? '').trim());
  return missing ? t('请填：{field}。', {field: fieldWord(missing)}) : '';
}
