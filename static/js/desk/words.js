/** Codes of the wire in words for whoever runs the meeting. */
import {t} from '../i18n.js';
import {queueReason} from '../reasons.js';

const REASONS = {
  least_time: () => t('用的时间少'),
  new_voice: () => t('还没听过这位的声音'),
  alternate_stance: () => t('正反轮着来'),
  quiet_group_first: () => t('这一方说得少'),
  mover_first: () => t('提出的人先说'),
  group_order: () => t('按各方的次序'),
  random: () => t('抽签'),
  wrote: () => t('写了卡，还没开口'),
  silent: () => t('到现在还没发言'),
  called_by_host: () => t('主持人请的'),
  asked_again: () => t('刚才过了，再请一次'),
  after_first_come: () => t('比前面的晚举手'),
  after_not_spoken_first: () => t('说过了，排在没说过的后面'),
  after_fewest_turns: () => t('说得比前面的多'),
  after_alternate_group: () => t('刚说过的也是这一方'),
  after_seat_order: () => t('按座位'),
  no_phone: () => t('没有手机'),
};
const OFFENCES = {
  off_topic: () => t('跑题'), personal: () => t('针对人'), motive: () => t('猜动机'), overtime: () => t('超时'), interrupt: () => t('插话'),
  no_floor: () => t('没轮到就说'), talk_across: () => t('互相争'), repeat: () => t('重复'), side_talk: () => t('私下说话'),
  evaluate: () => t('急着评'), steal_marker: () => t('抢发言棒'), device: () => t('看手机'),
};
const VERBS = {
  advance: () => t('下一步'), back: () => t('退回'), grant: () => t('请人发言'), cut: () => t('请说完'), extend: () => t('加时'), pause: () => t('暂停'),
  resume: () => t('继续'), merge: () => t('合并'), assess: () => t('填需求表'), split: () => t('拆开'), hide: () => t('收起卡片'), show: () => t('放上墙'), set: () => t('改设置'),
  squeeze: () => t('调时间'), quiet: () => t('暂停手机发言'), unquiet: () => t('恢复手机发言'), seat: () => t('排座位'), set_role: () => t('改身份'), check_in: () => t('签到'), open_ballot: () => t('开始投'),
  close_ballot: () => t('截止'), warn: () => t('提醒'), remove: () => t('请出会场'), hand_over: () => t('交接主持'), action: () => t('记任务'), record: () => t('记要点'),
  move: () => t('换座位'), sign_up: () => t('报名'), schedule: () => t('排时间地点'), report: () => t('交记录'),
  time_up: () => t('时间到'), proxy: () => t('代填'), done: () => t('说完了'), count: () => t('记票数'),
  invite: () => t('请人'), uninvite: () => t('不请了'), seat_guest: () => t('记谁来了'),
};
const READY = {
  host: () => t('由您决定'), timer: () => t('时间还没到'), all_spoken: () => t('还有人没说'), queue_empty: () => t('还有人在排'),
  all_done: () => t('还没做完'), used_up: () => t('时间还没用完'), ballot_closed: () => t('投票还没截止'), date: () => t('日期还没到'), guests: () => t('一定要到的还没到齐'),
  quorum: () => t('人还没到够'), tasks: () => t('有任务没写全：谁来办、哪天前、谁督办'),
};
const REFUSALS = {
  not_now: () => t('这个环节不做这件事'), paused: () => t('会议暂停中'), meeting_ended: () => t('会议已经结束'), nothing_to_undo: () => t('没有可以撤销的步骤'),
  nowhere: () => t('前面没有环节了'), not_ready: () => t('这个环节还没完'), not_speaking: () => t('现在没有人在发言'), queue_empty: () => t('现在没有人举手'),
  ballot_open: () => t('正在投票，先不能动卡片'), ballot_closed: () => t('投票已经截止'), not_paused: () => t('会议没有暂停'),
  closed_stays_closed: () => t('不记名投票关上以后不能再打开'), settled_stays: () => t('这次表决已经有了下文，不能撤销'), silent_stage: () => t('这是安静的环节'),
};

export const reasonWords = code => queueReason(code) || (REASONS[code]?.() ?? code ?? '');
export const offenceTitle = code => OFFENCES[code]?.() ?? code;
export const verbWords = code => VERBS[code]?.() ?? code;
export const readyWords = code => READY[code]?.() ?? t('这个环节还没完');
export const barredWords = code => REFUSALS[code]?.() ?? t('现在还不能做这一步');
