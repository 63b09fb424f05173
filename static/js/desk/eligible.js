/** How many are entitled to vote: the number that “of all” counts from. */
import {html, nothing} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {textField} from './fields.js';
import {sheet} from './sheet.js';

export function eligibleDialog(d) {
  const weighs = countsArea(d);
  const send = async () => (await d.act('set', {name: 'eligible', value: Number(d.ui.get('form.n'))})).ok
    && (!weighs || (await d.act('set', {name: 'eligible_area', value: d.ui.get('form.area', '')})).ok);
  return sheet(d, {
    title: t('有权表决的一共多少'), note: t('按全体算的门槛用这个数。没填，就按来过的人算。'), verb: t('就按这个数'), send,
    body: html`${textField(d, 'form.n', t('人数（一户一票的，填户数）'), {type: 'number', required: true, first: true})}
      ${weighs ? textField(d, 'form.area', t('全体业主的专有面积，平方米（没来的也算）')) : nothing}`,
  });
}

/** Whether a share of all the floor area decides something here. */
function countsArea(d) {
  const ballots = d.all('ballot/').flatMap(ballot => ballot.bars ?? []);
  const quorum = d.get('meeting').quorum?.bars ?? [];
  return quorum.some(bar => bar.weigh === 'area') || ballots.some(bar => bar.weigh === 'area' && bar.of === 'eligible');
}
