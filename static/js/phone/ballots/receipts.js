/** My receipt of a secret vote: made and kept on this phone, shown after voting, and looked for in the published list. */
import {html, nothing} from '../../../vendor/lit.js';
import {banner} from '../../parts/banner.js';
import {chosenWords} from '../../parts/chosen.js';
import {keep, kept} from '../../keep.js';
import {page} from '../../page.js';
import {makeReceipt, receiptWords} from '../../receiptWords.js';
import {t} from '../../i18n.js';
import {receiptMaker} from '../choice.js';
import {myId, store} from '../room.js';
import {setUi, ui} from '../ui.js';
import {verb} from '../verb.js';

const TELL = () => t('请马上告诉主持人，并给他看您记下的回执：当众数一遍，不对就重投。');
const nameOfReceipt = ballot => `receipt/${page.code}/${myId()}/${ballot.id}`;

/** The code of my receipt on this ballot, '' where this phone has none. */
export function myReceipt(ballot) {
  return ballot.receipts ? kept(nameOfReceipt(ballot), '') : '';
}

receiptMaker.make = withReceipt;

/** What goes with my vote: the receipt that I have here, or a new one; nothing where the ballot has none. */
function withReceipt(ballot, fresh = false) {
  if (!ballot.receipts) return {};
  if (fresh || !myReceipt(ballot)) keep(nameOfReceipt(ballot), makeReceipt());
  return {receipt: myReceipt(ballot)};
}

/** After voting: the words to note. */
export function receiptSlip(ballot) {
  const code = myReceipt(ballot);
  return code ? html`<div class="receipt" data-receipt=${code}><p class="soft">${t('您的回执')}</p><p class="receipt-words">${receiptWords(code)}</p>
    <p class="note">${t('请记下来或拍下来。投票结束后公布名单，您找得到这一行。别给别人看。')}</p></div>` : nothing;
}

/** After the close: whether my vote stands in the list as I gave it, and the whole list for whoever wants to see. */
export function receiptCheck(ballot, mineWords) {
  const list = store.get(`receipts/${ballot.id}`);
  if (!list) return nothing;
  const code = myReceipt(ballot);
  const line = list.lines.find(([one]) => one === code);
  return html`${code ? found(ballot, code, line, mineWords) : nothing}${wholeList(ballot, list, code)}`;
}

function found(ballot, code, line, mineWords) {
  const words = receiptWords(code);
  if (!line) return banner('refused', t('公布的名单里没有您的回执。'), words, html`<p>${TELL()}</p>`);
  const said = chosenWords(store, ballot, line[1]);
  if (mineWords && mineWords !== said) return banner('refused', t('名单里您的回执后面写着“{said}”，您投的是“{mine}”。', {said, mine: mineWords}), words, html`<p>${TELL()}</p>`);
  return banner('saved', t('您的票在公布的名单里。'), '', html`<p>${words} — ${said}</p>`);
}

function wholeList(ballot, list, code) {
  const name = `list-${ballot.id}`;
  if (ui.open !== name) return verb(t('看公布的名单（{n} 张）', {n: list.lines.length}), () => setUi({open: name}), {small: true});
  return html`<h3>${t('公布的名单')}</h3><ol class="published">${list.lines.map(([one, choice]) => html`<li ?data-own=${one === code}><span>${receiptWords(one)}</span>
      <strong>${chosenWords(store, ballot, choice)}</strong></li>`)}</ol>
    ${list.unreceipted ? html`<p class="note">${t('其中 {n} 张是代填的、纸票或没有带回执的，编号没有人知道。', {n: list.unreceipted})}</p>` : nothing}
    ${verb(t('收起名单'), () => setUi({open: ''}), {small: true})}`;
}
