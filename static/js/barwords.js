/** What a ballot asks and what its bars demand, in words. */
import {lang, pick, t} from './i18n.js';
import {leastWhole, plainNumber} from './numbers.js';

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A side (for, against, abstain) or a level of the ballot. */
export function sideWords(side, ballot) {
  const level = ballot?.levels?.find(one => one.id === side);
  const words = {for: t('赞成'), against: t('反对'), abstain: t('弃权')};
  return level ? pick(level.title) : words[side] || side;
}

/** The sides of a ballot in the order in which they are asked. */
export function sidesOf(ballot) {
  if (ballot.levels?.length) return ballot.levels.map(level => level.id);
  return ballot.asks?.length ? ballot.asks : ['for', 'against'];
}

/** The bar as the rule says it: 赞成要过半数（按投了的人算）. */
export function barWords(bar, ballot) {
  const side = sideWords(bar.side, ballot);
  return hasMost(bar) ? t('“{side}”最多 {n}', {side, n: bar.most}) : t('{side}要{share}（{of}）', {side, share: shareWords(bar), of: ofWords(bar)});
}

/** What is needed and what there is: {need: "需过半数 12", got: "赞成 13", of: "按赞成和反对算"}; where it would tell of a few, no numbers. */
export function verdictWords(bar, verdict, ballot) {
  const side = sideWords(bar.side, ballot);
  if (verdict.value === '') return {need: barWords(bar, ballot), got: t('票数不公布'), of: ''};
  const n = amount(verdict.value, bar);
  if (hasMost(bar)) return {need: t('“{side}”最多 {n}', {side, n: bar.most}), got: t('现有 {n}', {n}), of: ''};
  return {need: t('需{share} {n}', {share: shareWords(bar), n: amount(needed(bar, verdict), bar)}), got: t('{side} {n}', {side, n}), of: ofWords(bar)};
}

function hasMost({most}) {
  return most !== null && most !== undefined;
}

/** Votes and households are whole; square metres are not. */
export function needed(bar, verdict) {
  if (bar.weigh === 'area') return verdict.needed;
  return leastWhole(verdict.needed, Boolean(bar.over));
}

/** Of whom a bar is a part. */
export function ofWords({of, weigh}) {
  const among = {cast: t('按赞成和反对算'), answered: t('按投了票的算'), present: t('按在场的算'), eligible: t('按全体算')}[of] || '';
  const by = {household: t('一户一票'), area: t('按面积')}[weigh] || '';
  return [by, among].filter(Boolean).join(t('，'));
}

function amount(exact, {weigh}) {
  if (weigh === 'area') return t('{n} 平方米', {n: plainNumber(exact)});
  return weigh === 'household' ? t('{n} 户', {n: plainNumber(exact)}) : plainNumber(exact);
}

function shareWords({over, least, count}) {
  if (over === '1/2') return t('过半数');
  if (over) return t('超过{share}', {share: fraction(over)});
  return least ? t('{share}以上', {share: fraction(least)}) : t('至少 {n} 票', {n: count});
}

/** 2/3: 三分之二, two thirds. */
function fraction(share) {
  const [above, below] = String(share).split('/').map(Number);
  if (lang.startsWith('zh')) return below ? `${NUMERALS[below] || below}分之${NUMERALS[above] || above}` : String(share);
  return {'1/2': 'half', '2/3': 'two thirds', '3/4': 'three quarters', '1/3': 'a third', '1/4': 'a quarter', '3/5': 'three fifths', '4/5': 'four fifths'}[share] || String(share);
}

/** A vote that came out equal, and what the rule makes of that; '' where it did not. */
export function tieWords({tie, outcome, seed}) {
  if (!tie || !['carried', 'failed'].includes(outcome)) return '';
  if (seed) return outcome === 'carried' ? t('票数相同，抽签抽到通过') : t('票数相同，抽签抽到不通过');
  return t('票数相同，按规则就是没有通过');
}
