/** Questions about tables, pairs, groups and the timetable that several screens ask. */
import {pick, t} from '../../i18n.js';
import {here, store} from '../room.js';
import {isMe} from '../things.js';

export const spaces = () => store.all('space/');
export const mySpace = () => store.get(`space/${here.me?.space}`);
export const ofKind = kind => spaces().filter(one => one.kind === kind);

/** Where it is, as one would say it. */
export function placeName(space) {
  return pick(space.title) || space.place || space.id;
}

/** Whether I look after it. */
export function iHost(space) {
  return isMe(space.host) || (here.me?.hosts || []).includes(space.id);
}

/** "6 位", or "6 位，还能坐 2 位". */
export function headCount({n, cap}) {
  if (!n) return t('还没有人');
  if (!cap) return t('{n} 位在这里', {n});
  return n < cap ? t('{n} 位，还能坐 {left} 位', {n, left: cap - n}) : t('{n} 位，坐满了', {n});
}

export const isFull = ({n, cap}) => Boolean(cap) && n >= cap;
