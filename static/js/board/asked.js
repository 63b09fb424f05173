/** A question to the meeting while something else is on the table: more time? shorter turns? does the ruling stand? */
import {html} from '../../vendor/lit.js';
import {now} from '../clock.js';
import {pick, t} from '../i18n.js';
import {closedSheet, openSheet} from './yesno.js';

const SHOWN_MS = 30000;

/** The question that is open, or was answered half a minute ago at most; null otherwise. */
export function questionNow(store) {
  const questions = store.all('ballot/').filter(ballot => ballot.question);
  return questions.findLast(ballot => ballot.state === 'open') || questions.findLast(ballot => now() - (ballot.closed_at || 0) < SHOWN_MS) || null;
}

/** The sheet of a question. */
export function questionSheet(store, ballot) {
  const heading = {title: pick(ballot.question.title)};
  const sheet = ballot.state === 'open' ? openSheet(store, ballot, {...heading, more: ballot.state === 'open' ? t('请大家现在表个态。原来那一件投不投，不受影响。') : ''}) : closedSheet(store, ballot, heading);
  return {...sheet, where: [t('问一问大家'), ...sheet.where.slice(1)], time: ballot.state === 'open' ? sheet.time : null, main: html`${sheet.main}`};
}
