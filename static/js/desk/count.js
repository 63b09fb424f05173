/** Counted hands and paper slips: two people count, and the numbers are written down when they agree. */
import {html} from '../../vendor/lit.js';
import {t} from '../i18n.js';
import {choiceField, selectField, textField} from './fields.js';
import {peopleOptions} from './answer.js';
import {sheet} from './sheet.js';
import {sideWords} from './vote.js';

export function countDialog(d, {ballot: id}) {
  const ballot = d.get(`ballot/${id}`);
  const choices = ['yesno', 'consent'].includes(ballot.type) ? ['for', 'against'].map(side => [side, sideWords(side)]) : ballot.items.map(item => [item, d.get(`item/${item}`)?.text ?? item]);
  const send = async () => {
    const counts = Object.fromEntries(choices.map(([value]) => [value, Number(d.ui.get(`form.n.${value}`)) || 0]));
    return (await d.act('count', {ballot: id, source: d.ui.get('form.source', 'hands'), counts, witness: d.ui.get('form.witness')})).ok;
  };
  return sheet(d, {
    title: t('记下数目'), note: t('两个人都数，数目一样才记。'), verb: t('数目一致，记下'), send,
    body: html`${choiceField(d, 'form.source', t('怎么投的'), [['hands', t('举手')], ['slips', t('纸票')]])}
      ${choices.map(([value, words], index) => textField(d, `form.n.${value}`, words, {type: 'number', required: true, first: index === 0}))}
      ${selectField(d, 'form.witness', t('监票人'), peopleOptions(d), {empty: t('请选'), required: true})}`,
  });
}

/** Asked once when some have not voted: a secret ballot does not open again. */
export function shutDialog(d, {ballot: id}) {
  const ballot = d.get(`ballot/${id}`);
  return sheet(d, {
    title: t('还有 {n} 位没投，现在截止吗？', {n: ballot.eligible - ballot.voted}), note: t('不记名投票截止以后不能再打开。'), verb: t('截止'),
    send: async () => (await d.act('close_ballot', {ballot: id})).ok, body: html`<p>${t('可以先问一声：“还有哪位没投？”')}</p>`,
  });
}
