/** While dots or grades are given: how many have voted, and nothing else. */
import {html, nothing} from '../../vendor/lit.js';
import {pick, t} from '../i18n.js';
import {dotsRow} from '../parts/dotsRow.js';
import {stageNow} from './facts.js';
import {sayMany} from './numerals.js';
import {leading, promptParts} from './texts.js';

const ROW_OF_VOTERS = 60;

/** The sheet of an open dots ballot. */
export function dotsSheet(store, ballot) {
  const n = ballot.items.length;
  const asked = {title: dotsAsk(ballot.of, {n, many: sayMany(n)}), more: leading(dotsHow(ballot))};
  return countingSheet(store, ballot, stageNow(store)?.prompt ? promptParts(stageNow(store).prompt) : asked, t('贴点还剩'));
}

/** Needs and topics are talked through next, reports of groups taken on; of anything else people say what they like best. */
function dotsAsk(of, words) {
  if (of === 'report') return t('这{many}组谈的，先做哪几件？', words);
  return ['need', 'topic'].includes(of) ? t('这{many}件，先谈哪几件？', words) : t('这{many}件里，您最看好哪几件？', words);
}

/** Turnout of an open ballot: seventeen of twenty-two. */
export function countingSheet(store, ballot, asked, label, foot = '') {
  return {
    where: [pick(stageNow(store)?.title), ballot.secrecy === 'secret' ? t('不记名') : ''].filter(Boolean),
    ...asked,
    time: {clock: store.get('clock'), label},
    main: html`<div class="counting"><p class="giant"><span class="number">${ballot.voted}</span> <small>${t('/ {of} 已投', {of: ballot.eligible})}</small></p>
      ${ballot.eligible <= ROW_OF_VOTERS ? dotsRow(ballot.voted, {of: ballot.eligible}) : nothing}${foot ? html`<p class="counting-foot">${foot}</p>` : nothing}</div>`,
  };
}

function dotsHow({per_person: dots, per_item: most}) {
  return t('每人{many}个点，一件最多贴{most}个。不用手机的，请到墙上那张大纸前。', {n: dots, many: sayMany(dots), m: most, most: sayMany(most)});
}
