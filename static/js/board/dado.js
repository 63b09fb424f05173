/** The foot of the wall: the door, the evening's steps, how many are here, and the record's seal of sixteen characters. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {qr} from '../parts/qr.js';
import {counted} from './counted.js';
import {stepsRow} from './steps.js';
import {brief, fours} from './texts.js';

/** `door` false where the way in already fills the wall. */
export function dado(store, wall, door) {
  const meeting = store.get('meeting');
  const present = store.get('people')?.present ?? 0;
  return html`<div class="dado">${door ? smallDoor(meeting.join) : html`<div class="door"><p class="address">${brief(meeting.place)}</p></div>`}${stepsRow(store.get('agenda'))}
    <div class="here"><p>${counted(t('在场 {n} 人', {n: present}), present)}</p><p class="head-hash">${t('记录')} ${fours(meeting.head)}</p>${machineWord(store, wall)}</div></div>`;
}

function smallDoor(join) {
  return html`<div class="door">${qr(join.qr)}<div><p class="address">${join.address}</p><p class="code">${t('会议码')} ${fours(join.code)}${join.word ? ` · ${join.word}` : ''}</p></div></div>`;
}

/** What whoever runs this machine should know, said quietly. */
function machineWord(store, wall) {
  const bell = store.get('clock')?.bell !== false && store.get('meeting')?.settings?.bell !== false;
  if (wall.line !== 'online') return html`<p class="machine">${t('网断了，正在重连')}</p>`;
  else if (wall.muted) return html`<p class="machine">${t('铃声已关（M 打开）')}</p>`;
  else if (bell && !wall.ringing) return html`<p class="machine">${t('按任意键，铃就能响')}</p>`;
  else return nothing;
}
