/** A stage of writing: one main button, my own below it, what others wrote under that. */
import {html, nothing} from '../../../vendor/lit.js';
import {pick, t} from '../../i18n.js';
import {here, store} from '../room.js';
import {stillToWrite, may, whyNot} from '../may.js';
import {waiting} from '../acts.js';
import {banner} from '../../parts/banner.js';
import {canNow} from '../canNow.js';
import {givenBack} from '../givenBack.js';
import {ownCards} from '../ownCards.js';
import {item, stage, subjectId} from '../things.js';
import {paramsChanged} from '../motions/params.js';
import {quorumNote} from '../motions/quorum.js';
import {stack} from '../motions/stack.js';
import {roundQuestion} from '../debate/talk.js';
import {hatNow} from '../debate/hat.js';
import {writeDoors} from './doors.js';
import {itemList} from './itemList.js';

export function collect() {
  return html`${quorumNote()}<h1 tabindex="-1">${pick(stage().title)}</h1>${pick(stage().prompt) ? html`<p>${pick(stage().prompt)}</p>` : nothing}${hatNow()}${roundQuestion()}
    <div class="stack">${writeDoors(item(subjectId()), {main: true})}</div>${leftToWrite()}
    ${own()}${faceDown()}${stack()}${paramsChanged()}${itemList()}`;
}

/** The tab 写: the same, or why nothing is written now. */
export function writingPage() {
  const open = (stage().write || []).length || here.me?.may?.comment === '';
  return html`<h1 tabindex="-1">${t('写')}</h1>${open ? html`<div class="stack">${writeDoors(item(subjectId()), {main: true})}</div>
    ${leftToWrite()}` : html`${banner('refused', t('现在不写。'), whyNot('write'))}${canNow()}`}
    ${own()}${itemList()}`;
}

/** How many more, for whoever may write; a role that does not write here is promised none. */
function leftToWrite() {
  const left = one => (one.per_person ? stillToWrite(one.kind) : undefined);
  const words = (stage().write || []).filter(one => left(one) === 0 || (left(one) && may(`write/${one.kind}`))).map(one => t('您还可以写 {n} 张。', {n: left(one)}));
  return words.length ? html`<p class="note">${words[0]}</p>` : nothing;
}

/** What I wrote, and what waits on this phone or came back to it. */
function own() {
  const written = [...(here.me?.own || []), ...waiting('write').map(({args}) => args)];
  const kinds = [...new Set(written.map(one => one.kind).filter(kind => kind !== 'comment'))];
  return html`${givenBack()}${kinds.map(ownCards)}`;
}

function faceDown() {
  const n = store.all('item/').filter(one => one.covered).length;
  return n ? html`<p class="soft">${t('墙上已经有 {n} 张卡，时间到了一起翻开。', {n})}</p>` : nothing;
}
