/** Somebody is sent out, with a reason that the person will read; what was given and cast stays. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {textField} from './fields.js';
import {sheet} from './sheet.js';

export function removeDialog(d, {person}) {
  return sheet(d, {
    title: t('请{name}离开会场', {name: d.get(`person/${person}`)?.name ?? ''}), verb: t('请出会场'),
    note: t('手机马上断开，本人看得到原因。写过的、投过的都还在，照样算数；记进会议记录。可以在“钥匙、座位码、点名”那一页让这位回来。'),
    send: async () => (await d.act('remove', {person, reason: d.ui.get('form.reason')})).ok,
    body: html`${textField(d, 'form.reason', t('为什么（本人看得到）'), {required: true, max: 100})}`,
  });
}
