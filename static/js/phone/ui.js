/** What is open on this phone, and what is being typed; drafts survive closing the page. */
import {page} from '../page.js';
import {keep, kept} from '../keep.js';

const shelfName = `drafts/${page.code}/${page.person}`;
const watchers = new Set();
const drafts = kept(shelfName, {});
export const ui = {route: routeNow(), open: '', refusal: null, stage: '', size: kept('type', 1), read: kept(`${shelfName}/read`, 0), onChange: watcher => watchers.add(watcher)};

/** Opens a route: '' is what happens now, 'write', 'reply/12'…; the back button of the phone closes it. */
export function go(route) {
  location.hash = route;
}

/** Changes the ui and draws it. */
export function setUi(change) {
  Object.assign(ui, change);
  watchers.forEach(watcher => watcher());
}

/** What has been typed under `name`; an object of fields. */
export function draft(name) {
  return drafts[name] || {};
}

/** `[name, fields]` of what was sent and came back, and stands where it was typed. */
export function returned() {
  return Object.entries(drafts).filter(([, fields]) => fields.refused);
}

/** Keeps one more field of the draft; null forgets the draft. */
export function setDraft(name, fields) {
  if (fields === null) delete drafts[name];
  else drafts[name] = {...drafts[name], ...fields};
  keep(shelfName, drafts);
  setUi({});
}

/** Everything told me up to this instant (server ms) has been read. */
export function setRead(instant) {
  keep(`${shelfName}/read`, instant);
  setUi({read: instant});
}

/** Type size 1 to 4, remembered on this phone for every meeting. */
export function setSize(size) {
  keep('type', size);
  showSize(size);
  setUi({size});
}

export function showSize(size) {
  document.documentElement.dataset.type = size;
}

addEventListener('hashchange', () => {
  setUi({route: routeNow(), open: '', refusal: null});
  requestAnimationFrame(() => requestAnimationFrame(toHeading));
});

function routeNow() {
  return decodeURIComponent(location.hash.slice(1));
}

function toHeading() {
  window.scrollTo(0, 0);
  document.querySelector('h1')?.focus({preventScroll: true});
}
