/** What this machine's wall keeps for itself: the lamps, the bell, and what one key shows for a while. */
import {keep, kept} from '../keep.js';

const WALL_KEPT = 'board.wall';
const LASTING = ['dark', 'muted'];

/** `{dark, muted, join, help, ringing, line, flip(name), put(values), onChange(fn)}`; dark and muted are remembered here. */
export function makeWall() {
  const listeners = new Set();
  const wall = {dark: false, muted: false, ...kept(WALL_KEPT, {}), join: false, help: false, ringing: false, line: 'online', flip, put, onChange};
  return wall;

  function flip(name) {
    put({[name]: !wall[name]});
  }

  function put(values) {
    Object.assign(wall, values);
    keep(WALL_KEPT, Object.fromEntries(LASTING.map(name => [name, wall[name]])));
    listeners.forEach(listener => listener());
  }

  function onChange(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
}
