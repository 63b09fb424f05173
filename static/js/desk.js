/** The desk: boots the store, the line and the outbox, and draws the whole console. */
import {listenKeys} from './desk/keys.js';
import {makeDesk} from './desk/context.js';
import {deskView} from './desk/layout.js';
import {makeUi} from './desk/ui.js';
import {syncDialog} from './desk/sheet.js';
import {tellOthersSteps, tellUnheard} from './desk/toasts.js';
import {followRun} from './desk/follow.js';
import {openLink} from './link.js';
import {makeOutbox} from './outbox.js';
import {makeStore} from './store.js';
import {page} from './page.js';
import {start} from './draw.js';

const store = makeStore();
const ui = makeUi();
const desk = makeDesk({store, ui});
const link = openLink({code: page.code, as: 'desk', store, onMe: takeMe, onBye: why => ui.set('bye', why?.reason ?? 'bye'), onState: takeLine});
desk.outbox = makeOutbox(link);

listenKeys(desk);
store.onChange(() => tellOthersSteps(desk));
desk.outbox.onChange(() => tellUnheard(desk));
tellUnheard(desk);
start(drawDesk, {sources: [ui, desk.outbox], news: [store]});

function takeMe(me) {
  desk.me = {may: {}, ...me};
  ui.set('me', me.id);
}

function takeLine(state) {
  desk.line = state;
  desk.trouble = link.trouble;
  ui.set('line', state);
}

/** What is drawn is what was seen: acts on stale sight are told apart by this number. */
function drawDesk() {
  desk.seen = store.seq;
  queueMicrotask(afterDrawing);
  return deskView(desk);
}

function afterDrawing() {
  syncDialog(desk);
  followRun(desk);
}
