/** Somebody without a phone: a name and a group are enough, and the next one can be typed at once. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {choiceField, selectField, textField} from './fields.js';
import {groupOptions} from './person.js';
import {sheet} from './sheet.js';

export function newcomerForm(d) {
  const roles = Object.entries(d.get('meeting').roles ?? {}).filter(([, role]) => !role.neutral);
  return html`${textField(d, 'form.name', t('怎么称呼，例如“二单元李阿姨”'), {required: true, first: true, max: 24})}
    ${choiceField(d, 'form.group', t('哪一方'), groupOptions(d).filter(([, words]) => typeof words === 'string'))}
    ${selectField(d, 'form.role', t('身份'), roles.map(([role, {title}]) => [role, pick(title)]), {empty: t('按规则')})}`;
}

export function newcomerDialog(d) {
  return sheet(d, {
    title: t('添一位没有手机的人'), verb: t('记下，再添一位'), send: () => addPerson(d), body: newcomerForm(d),
    note: t('先告诉本人：名字只用来叫人发言和签字，可以用化名。'),
  });
}

/** Answers false so that the form stays open for the next person. */
async function addPerson(d) {
  const name = d.ui.get('form.name').trim();
  const {ok} = await d.act('check_in', {name, group: d.ui.get('form.group') || 'residents', role: d.ui.get('form.role') || undefined, phone: 'none'});
  if (ok) {
    d.say(t('{name}已签到', {name}));
    d.ui.set('form.name', '');
  }
  return false;
}
