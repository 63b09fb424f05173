/** Codes of the server in words: why somebody stands where she stands, why something may not be done now. */
import {t} from './i18n.js';

/** Why this place in the queue, in one line. */
export function queueReason(code) {
  const words = {
    not_spoken_first: t('还没发过言，先请'),
    alternate_group: t('各方轮着来'),
    fewest_turns: t('说得少，先请'),
    first_come: t('按举手先后'),
    seat_order: t('按座位顺序'),
    arrival_order: t('按到会先后'),
    only_hand: t('只有这一位举手'),
    called_by_host: t('主持人请的'),
    asked_again: t('刚才过了，再请一次'),
    after_not_spoken_first: t('先请没说过的'),
    after_fewest_turns: t('先请说得少的'),
    after_alternate_group: t('各方轮着来'),
    after_first_come: t('按举手先后'),
    after_seat_order: t('按座位顺序'),
    alternate_stance: t('正反轮着来'),
    mover_first: t('提议人先说'),
    quiet_group_first: t('说得少的一方先说'),
    least_time: t('用的时间少，先请'),
    new_voice: t('还没听过这位，先请'),
    group_order: t('按各方的次序'),
    random: t('抽签定先后'),
    after_alternate_stance: t('正反轮着来'),
    after_mover_first: t('提议人先说'),
    after_quiet_group_first: t('说得少的一方先说'),
    after_least_time: t('先请用时少的'),
    after_new_voice: t('先请还没听过的'),
    after_group_order: t('按各方的次序'),
    after_random: t('抽签定先后'),
    safe: t('位子已经定了'),
    safe_place: t('位子已经定了'),
    queue_front: t('用手势插到前面'),
    waited_longest: t('等得最久，先请'),
    after_safe_place: t('前一位的位子已经定了'),
    after_queue_front: t('前面有人用了手势'),
    after_waited_longest: t('前一位等得最久'),
    time_given: t('别人把时间让给了这一位'),
    passed_on: t('发言棒传到这一位'),
    order: t('程序提醒'),
    appeal: t('提出申诉'),
    privilege: t('听不见、看不清'),
    info: t('补充事实'),
    clarify: t('有话要说明'),
    answer: t('请单位答复'),
  };
  return words[code] || '';
}

/** A refusal code of the server as a sentence; the same words stand in core/refusals/refusal.py. */
export function refusalWords(code, params) {
  const words = {
    not_yours: '您现在的身份不能做这件事。需要的话，请到签到处换身份。',
    neutral: '您在这场会里保持中立，不写、不投、不表态。要说话，请先把主持交给别人。',
    not_now: '“{stage}”这个环节不做这件事。请看屏幕上现在能做什么。',
    silent_stage: '现在是安静的环节，先不举手发言。想说的可以先写下来。',
    meeting_ended: '会议已经结束。您可以到会后页面查看结果。',
    ballot_closed: '这次投票已经结束，不能再投或改。',
    no_floor: '现在没有轮到您发言。您可以先举手。',
    speaking: '您正在发言，说完请按“我说完了”。',
    hand_up: '您已经举手了，排在第 {place} 位。',
    no_hand: '您现在没有举手。',
    round_order: '这一轮一个一个说，轮到您会提醒您，不用举手。',
    spoken_in_round: '这一轮您已经说过了。想补充的话可以写留言。',
    turns_used: '这件事上已经说过 {n} 次了，请先让给别人。想补充的话可以写留言。',
    no_pass: '这个环节不用说“过”，放下手就可以。',
    paused: '会议暂停中，请稍等。',
    still_hidden: '卡片还没有打开，请等这个环节结束。',
    writing_closed: '写的时间已经过了，不能再改。想补充的话可以写留言。',
    too_many: '每人最多写 {max} 张，您已经写满了。可以修改或收回前面的。',
    not_checker: '办结要由居民确认，办的人自己不能确认。',
  };
  return t(words[code] || '现在还不能做这件事。请看屏幕上现在能做什么。', params);
}

/** What the host reminded somebody of; '' for anything else. */
export function offenceWords(code) {
  const words = {
    off_topic: t('先说眼下这一件'),
    personal: t('对事不对人'),
    overtime: t('时间到了'),
    interrupt: t('请等别人说完'),
  };
  return words[code] || '';
}
