/** Several tabs of one person: each sends its own acts; those of a tab that is gone are sent by another. */
import {whileSeen} from './awake.js';
import {keep, kept} from './keep.js';

const BEAT_MS = 3000;
const GONE_MS = 12000;

/** `tab` is this tab's name; `gone(tab)` says whether another has been closed or has long been silent. */
export function joinTabs(name) {
  const tab = Math.random().toString(36).slice(2);
  const sign = other => `${name}/tab/${other}`;
  const beat = () => keep(sign(tab), Date.now());
  beat();
  whileSeen(beat, BEAT_MS);
  addEventListener('pageshow', beat);
  addEventListener('pagehide', () => keep(sign(tab), null));
  return {tab, gone: other => Math.abs(Date.now() - kept(sign(other), 0)) > GONE_MS};
}
