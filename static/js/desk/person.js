/** One person: role, group, name and seat by one tap, the same person twice, entry on her behalf, a quiet reminder. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {page} from '../page.js';
import {verbButton} from './buttons.js';
import {selectField, textField} from './fields.js';
import {groupName, peopleHere, roleTitle} from './names.js';
import {mayAppeal} from './ladder.js';
import {quietButton, quietWords} from './refused.js';
import {sheet} from './sheet.js';

export function personDialog(d, {person: id}) {
  const person = d.get(`person/${id}`);
  if (!person) return sheet(d, {title: t('这个人已经离开'), body: nothing});
  const may = d.barred('set_role') === '' || d.barred('check_in') === '';
  return sheet(d, {
    title: person.name, keys: true, note: personFacts(d, person), verb: may ? t('改好了') : undefined, send: () => saveFields(d, person),
    body: html`${may ? html`${textField(d, 'form.name', t('称呼'), {required: true, max: 24})}${roleChips(d)}
      ${selectField(d, 'form.group', t('哪一方'), groupOptions(d))}${householdFields(d, person)}` : nothing}${sameAs(d, person, may)}`,
    more: personVerbs(d, person),
  });
}

function personFacts(d, person) {
  const turns = t('说了 {n} 次', {n: person.turns ?? 0});
  const cards = t('写了 {n} 张', {n: Object.values(person.wrote ?? {}).reduce((sum, n) => sum + n, 0)});
  const seat = person.seat ? t('坐第 {n} 位', {n: person.seat}) : '';
  const warned = person.warnings ? t('提醒过 {n} 次', {n: person.warnings}) : '';
  return [roleTitle(d, person.role), groupName(d, person.group), turns, cards, seat, warned, quietWords(person)].filter(Boolean).join('　');
}

/** Turning a resident who scanned the poster into a representative is one tap. */
function roleChips(d) {
  const roles = Object.entries(d.get('meeting').roles ?? {});
  return html`<fieldset class="choices"><legend>${t('身份')}</legend>${roles.map(([role, {title}]) => html`<label class="choice" ?data-on=${d.ui.get('form.role') === role}>
    <input type="radio" name="role" .checked=${d.ui.get('form.role') === role} @change=${() => d.ui.set('form.role', role)}><span>${pick(title)}</span></label>`)}</fieldset>`;
}

/** Groups of this meeting first, then all the others. */
export function groupOptions(d) {
  const near = (d.get('meeting').groups ?? []).map(group => [group.code, pick(group)]);
  const far = (page.lists?.groups ?? []).filter(group => !near.some(([code]) => code === group.code)).map(group => [group.code, pick(group)]);
  return far.length ? [...near, [t('别的'), far]] : near;
}

/** Where votes are weighed by household or by floor area. */
function householdFields(d, person) {
  if (person.household === undefined || person.household === null) return nothing;
  return html`${textField(d, 'form.household', t('哪一户'), {max: 40})}${textField(d, 'form.area', t('专有面积（平方米）'), {max: 12})}`;
}

async function saveFields(d, person) {
  const wanted = {name: d.ui.get('form.name').trim(), role: d.ui.get('form.role'), group: d.ui.get('form.group'), household: d.ui.get('form.household').trim(), area: d.ui.get('form.area').trim()};
  const changed = Object.fromEntries(Object.entries(wanted).filter(([field, value]) => value && value !== person[field]));
  return !Object.keys(changed).length || (await d.act('set_role', {person: person.id, ...changed})).ok;
}

/** Somebody who joined twice becomes one: this one is folded into the other. */
function sameAs(d, person, may) {
  if (!may) return nothing;
  const twins = (person.twins ?? []).map(id => d.get(`person/${id}`)).filter(Boolean);
  const others = peopleHere(d).filter(other => other.id !== person.id && !twins.includes(other));
  const merge = async other => { if ((await d.act('set_role', {person: person.id, same_as: other})).ok) d.close(); };
  return html`<details ?open=${twins.length > 0}><summary>${t('和别人是同一个人')}</summary>
    ${twins.map(twin => html`<p class="chips"><button type="button" class="button" data-size="small" @click=${() => merge(twin.id)}>${t('就是{name}，合成一个', {name: twin.name})}</button></p>`)}
    ${selectField(d, 'form.same', t('选名字'), others.map(other => [other.id, other.name]), {empty: t('请选')})}
    ${d.ui.get('form.same') ? html`<p class="chips"><button type="button" class="button" data-size="small"
      @click=${() => merge(d.ui.get('form.same'))}>${t('合成一个')}</button></p>` : nothing}</details>`;
}

function personVerbs(d, person) {
  return html`${verbButton(d, t('请发言'), async () => { if ((await d.act('grant', {person: person.id})).ok) d.close(); }, {key: 'g', needs: 'grant'})}
    ${verbButton(d, t('替这位填'), () => d.open('proxy', {person: person.id}), {key: 'd', needs: 'proxy'})}
    ${verbButton(d, t('提醒'), () => d.open('remind', {person: person.id}), {key: 'w', needs: 'warn'})}${person.id === d.me.id ? nothing : quietButton(d, person, 'q')}
    ${verbButton(d, t('请出会场'), () => d.open('remove', {person: person.id}), {key: 'x', needs: 'remove'})}
    ${mayAppeal(d) && person.warnings ? verbButton(d, t('替这位申诉'), () => d.proxy(person.id, 'hand', {kind: 'appeal'}), {key: 'a', needs: 'proxy'}) : nothing}
    ${person.checked_in === false ? verbButton(d, t('签到'), () => d.act('check_in', {person: person.id}), {key: 'c', needs: 'check_in'}) : nothing}`;
}

/** The chair goes to somebody else, who then may not be neutral before it comes back. */
export function handOverDialog(d) {
  const others = peopleHere(d).filter(person => person.id !== d.me.id);
  return sheet(d, {
    title: t('交接主持'), verb: t('交给这位'), note: t('您想就这件事发言时，先把主持交给别人；这件事定了，请对方再交回来。'),
    send: async () => (await d.act('hand_over', {person: d.ui.get('form.person')})).ok,
    body: selectField(d, 'form.person', t('交给谁'), others.map(person => [person.id, t('{name}（{group}）', {name: person.name,
      group: roleTitle(d, person.role)})]), {empty: t('请选'), required: true, first: true}),
  });
}
