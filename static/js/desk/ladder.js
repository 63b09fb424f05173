/** The ladder of reminders: which step comes next for somebody, and what it does. */
import {t} from '../i18n.js';

const STEPS = {
  remind: () => t('私下提醒'), warn: () => t('当面提醒'), end_turn: () => t('停止这次发言'), lose_next_turn: () => t('停一次发言'),
  lose_floor: () => t('这件事上不再发言'), ask_to_leave: () => t('请离场'),
};

/** The next step in words, or '' where the rule has no ladder. */
export function nextStep(d, person) {
  const steps = d.get('meeting').ladder?.steps ?? [];
  const at = Math.min(person?.warnings ?? 0, steps.length - 1);
  return steps.length ? STEPS[steps[at]]?.() ?? steps[at] : '';
}

/** Whether somebody may ask the meeting, or the minutes, about a ruling. */
export function mayAppeal(d) {
  return ['vote', 'quiet'].includes(d.get('meeting').ladder?.appeal);
}
