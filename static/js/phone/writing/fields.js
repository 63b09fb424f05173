/** What the fields of a card ask, in words, and how each is filled in. */
import {t} from '../../i18n.js';
import {motionAsks} from '../motions/asks.js';

export const MONEY_FIELDS = ['cost', 'guess_cost', 'budget', 'spent'];
const LONG = ['problem', 'plan', 'proposal', 'proposals', 'points', 'story', 'what_made_it_work', 'most_important', 'surprise', 'next', 'resources', 'reason', 'interest', 'worry'];
const APART = ['category', 'danger', 'photo', 'paper', 'media'];

/** The fields of a rule that a person fills in here, with those that the motion she makes must tell. */
export function askedFields(rule, typed = {}) {
  return [...(rule.fields || []).filter(name => !APART.includes(name)), ...motionAsks(rule, typed)];
}

/** letter, line, money, number, day, tick or list. */
export function fieldShape(name) {
  if (MONEY_FIELDS.includes(name)) return 'money';
  if (['motion_type', 'resource_kind', 'state', 'suspend'].includes(name)) return 'list';
  if (['turn', 'turns'].includes(name)) return 'number';
  if (name === 'due') return 'day';
  if (name === 'feasible') return 'yesno';
  return LONG.includes(name) ? 'letter' : 'line';
}

/** The label; a field that a rule made up stands as written. */
export function fieldWord(name) {
  return fieldWords()[name] || name.replaceAll('_', ' ');
}

function fieldWords() {
  return {
    accepted_by: t('谁验收的'), affected: t('大约影响多少户'), agreed_by: t('哪几方同意'), amount: t('多少'), answer_kind: t('哪一种答复'), approver: t('由谁批准'),
    asked: t('想请谁做什么'), authority: t('谁有权定'), budget: t('要多少钱（元）'), category: t('是哪一类'), check_by: t('请谁督办'), checker: t('请谁督办'), convener: t('谁来召集'),
    cost: t('核定多少钱（元）'), danger: t('眼下就有危险'), due: t('哪天前做完'), feasible: t('办得成吗'), first_step: t('第一步做什么'), guess_cost: t('大概要多少钱（元）'),
    interest: t('真正在意的是什么'), most_important: t('最要紧的一点'), motion_type: t('哪一种动议'), next: t('接下来怎么办'), note: t('还要说明什么'), owner: t('归谁办'),
    party: t('哪一方'), passed_to: t('转给哪个单位'), people: t('多少人'), photo: t('照片'), place: t('在哪儿'), plan: t('打算怎么办'), points: t('谈了哪几点'),
    problem: t('问题在哪儿'), proposal: t('您建议怎么办'), proposals: t('有什么建议'), reason: t('为什么'), resource_kind: t('要哪一种资源'), resources: t('还要什么'),
    suspend: t('暂缓哪一条'), turn: t('每次说几秒'), turns: t('每人说几次'), since: t('多久了'), spent: t('花了多少钱（元）'), state: t('办到哪一步'), story: t('当时是怎么回事'), surprise: t('没想到的是什么'), team: t('和谁一起做'),
    title: t('题目'), until: t('到什么时候'), what: t('做什么'), what_made_it_work: t('为什么做成了'), who: t('谁来做'), who_gains: t('谁得好处'),
    with_whom: t('和谁一起做'), worry: t('担心什么'),
  };
}
