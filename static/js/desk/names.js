/** People and groups as the desk names them. */
import {html} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {page} from '../page.js';
import {groupOf, mark} from '../parts/mark.js';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** ① to ⑳, then plain numbers. */
export function circled(number) {
  return CIRCLED[number - 1] ?? String(number);
}

/** Which round or time slot a pass is (`r2`, `s3`); 0 for an item. */
export function passOf(item) {
  return Number(/^[rs](\d+)$/.exec(item)?.[1] ?? 0);
}

/** The group of a code in words: as the meeting knows it, or as the taxonomy lists it. */
export function groupName(d, code) {
  const entry = groupOf(code, d.get('meeting')?.groups) ?? groupOf(code, page.lists?.groups);
  return entry ? pick(entry) : code ?? '';
}

export function roleTitle(d, role) {
  return pick(d.get('meeting')?.roles?.[role]?.title) || role || '';
}

/** The same without what stands in brackets: enough on a narrow desk. */
export function groupShort(d, code) {
  return groupName(d, code).split(/[（(]/)[0].trim();
}

/** The mark of a group; a name or the group's word always stands beside it. */
export function groupMark(d, code) {
  return mark(code, d.get('meeting')?.groups);
}

/** Mark and name of a `who`; nobody is 不写名. */
export function nameOf(d, who) {
  return who ? html`${groupMark(d, who.group)}<span>${who.name}</span>` : html`<span>${t('不写名')}</span>`;
}

/** Everybody who is here, in order of group and name. */
export function peopleHere(d) {
  const order = new Map((d.get('meeting')?.groups ?? []).map((group, index) => [group.code, index]));
  const rank = person => order.get(person.group) ?? 99;
  return d.all('person/').filter(person => person.present).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'zh'));
}

export function personOf(d, id) {
  return d.get(`person/${id}`);
}

/** A category code in words. */
export function listName(list, code) {
  const entry = page.lists?.[list]?.find(one => one.code === code);
  return entry ? pick(entry) : code ?? '';
}
