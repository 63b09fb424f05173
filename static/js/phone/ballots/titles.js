/** What a ballot is about, in one line. */
import {pick} from '../../i18n.js';
import {item, stage} from '../things.js';

/** Whether it is about nothing narrower than the stage, whose title stands above it already. */
export const isOfStage = ballot => !ballot.question && !item(ballot.item);

/** The question put to the meeting, the matter voted on, or the stage. */
export function titleOf(ballot) {
  return ballot.question ? pick(ballot.question.title) : item(ballot.item)?.text || pick(stage().title);
}
