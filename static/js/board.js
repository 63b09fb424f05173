/** The projected wall: one store, one picture, a bell, a few keys. */
import {html} from '../vendor/lit.js';
import {now} from './clock.js';
import {start} from './draw.js';
import {openLink} from './link.js';
import {page} from './page.js';
import {makeStore} from './store.js';
import {t} from './i18n.js';
import {watchBell} from './board/bell.js';
import {stageNow} from './board/facts.js';
import {frame} from './board/frame.js';
import {makeGlide} from './board/glide.js';
import {wearHat} from './board/hat.js';
import {listenKeys} from './board/keys.js';
import {watchMerges} from './board/recent.js';
import {sheetOf} from './board/scene.js';
import {makeSounds} from './board/sounds.js';
import {makeWall} from './board/wall.js';

const HALF_A_GLIDE_MS = 160;
const root = document.getElementById('app');
const store = makeStore();
const wall = makeWall();
const glide = makeGlide(root);
const recent = watchMerges(store, now);
const sounds = makeSounds(ringing => wall.put({ringing}));

openLink({code: page.code, as: 'board', store, onState: line => wall.put({line}), onBye: () => wall.put({line: 'gone'})});
watchBell({store, wall, ring: sounds.ring});
listenKeys(wall);
start(boardView, {root, sources: [wall], news: [store], calm: HALF_A_GLIDE_MS});

/** The picture now; once it stands, the cards glide to it. */
function boardView() {
  document.documentElement.dataset.room = wall.dark ? 'dark' : 'light';
  wearHat(stageNow(store)?.hat);
  queueMicrotask(glide.settle);
  return store.get('meeting') ? frame(sheetOf(store, recent), store, wall) : html`<main class="board-main"><h1>${t('正在连到会议……')}</h1></main>`;
}
