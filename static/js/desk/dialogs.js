/** All dialogs of the desk by name. */
import {html, nothing} from '../../vendor/lit.js';
import {shutDialog} from './ballot.js';
import {countDialog} from './count.js';
import {chooseDialog, orderDialog} from './order.js';
import {budgetDialog, costDialog} from './costs.js';
import {eligibleDialog} from './eligible.js';
import {topicToDialog} from './market.js';
import {amendDialog, bringDialog, motionDialog, secondDialog, wordingsDialog} from './motionmenu.js';
import {moveToDialog, placesDialog, tableHostDialog} from './moving.js';
import {paramsDialog} from './params.js';
import {actionDialog, taskStateDialog, wholeDialog} from './tasks.js';
import {needSheetDialog} from './assess.js';
import {answerDialog, commentDialog, offerDialog} from './answer.js';
import {boardDialog, mirrorDialog} from './wall.js';
import {cardDialog, dangerDialog, hideDialog} from './card.js';
import {endDialog, overrideDialog, unfinishedDialog} from './onward.js';
import {handOverDialog, personDialog} from './person.js';
import {keysDialog} from './keys.js';
import {looksDialog} from './looks.js';
import {newcomerDialog} from './newcomer.js';
import {messageDialog} from './message.js';
import {mergeMenu, titleDialog} from './merge.js';
import {objectionDialog} from './readback.js';
import {originalsDialog} from './need.js';
import {ownVoteDialog} from './ownvote.js';
import {paperDialog} from './paper.js';
import {joinDialog} from './joining.js';
import {proxyDialog} from './proxy.js';
import {removeDialog} from './remove.js';
import {quietDialog, refusedDialog} from './refused.js';
import {remindDialog} from './speaker.js';
import {seatsDialog} from './seats.js';
import {squeezeDialog} from './squeeze.js';

const DIALOGS = {
  amend: amendDialog, bring: bringDialog, budget: budgetDialog, choose: chooseDialog, cost: costDialog, eligible: eligibleDialog, motion: motionDialog,
  moveTo: moveToDialog, order: orderDialog, params: paramsDialog, places: placesDialog, second: secondDialog, tableHost: tableHostDialog,
  topicTo: topicToDialog, wordings: wordingsDialog,
  action: actionDialog, answer: answerDialog, assess: needSheetDialog, board: boardDialog, card: cardDialog, comment: commentDialog, count: countDialog, danger: dangerDialog,
  end: endDialog, handOver: handOverDialog, hide: hideDialog, join: joinDialog, keys: keysDialog, looks: looksDialog, menu: mergeMenu,
  message: messageDialog, mirror: mirrorDialog, newcomer: newcomerDialog, objection: objectionDialog, offer: offerDialog, originals: originalsDialog,
  override: overrideDialog, ownVote: ownVoteDialog, paper: paperDialog, person: personDialog, proxy: proxyDialog, quiet: quietDialog, refused: refusedDialog, remind: remindDialog,
  remove: removeDialog, seats: seatsDialog, shut: shutDialog, squeeze: squeezeDialog,
  taskState: taskStateDialog, title: titleDialog, unfinished: unfinishedDialog, whole: wholeDialog,
};

export function dialogView(d) {
  const open = d.ui.get('dialog', null);
  return html`<dialog class="desk-dialog" @cancel=${event => { event.preventDefault(); d.close(); }}
    @click=${event => event.target === event.currentTarget && d.close()}>${open ? DIALOGS[open.name](d, open) : nothing}</dialog>`;
}
