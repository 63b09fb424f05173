/** What a secret ballot keeps to itself, because it would tell how a few people voted. */
import {t} from '../i18n.js';

/** Whether fewer than five decided beside many who are counted apart: outcome and order stand, the numbers are nowhere. */
export function isKeptBack({state, secrecy, apart, cast, counts}) {
  return state === 'closed' && secrecy === 'secret' && apart?.length > 0 && cast > 0 && !Object.keys(counts || {}).length;
}

/** Said where the numbers would stand. */
export function fewWords() {
  return t('作数的不到五位，各得多少不公布');
}

/** Where every party must agree and one is small: only whether all did. */
export function isOfEveryParty(bar, verdict) {
  return bar?.in_group === 'every' && !verdict.group;
}

/** Said in the place of a party's name. */
export function everyPartyWords() {
  return t('每一方');
}
