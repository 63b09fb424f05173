/** The server's clock as this screen knows it: the best of the last five soundings, by shortest round trip. */
import {onceSeen, whileSeen} from './awake.js';

const SOUNDINGS = 5;
const AGAIN_MS = 60000;
const BEHIND_MS = 200; // nothing comes from the future: a time that does shows that this clock has slept
const SECOND_MS = 1000;
const AFTER_MS = 8; // the number has changed by then
let ahead = Date.now() - performance.now();
let soundings = [];
let beats = new Set();
let soundAgain = () => {};

/** Server milliseconds. */
export function now() {
  return performance.now() + ahead;
}

/** Seconds until `deadline` (server ms); negative once it has passed. */
export function left(deadline) {
  return (deadline - now()) / 1000;
}

/** "0:48", "1:02:03"; overtime as "+0:12". */
export function face(seconds) {
  const whole = Math.ceil(Math.abs(seconds) * (seconds < 0 ? -1 : 1)) || 0;
  const size = Math.abs(whole);
  const hours = Math.floor(size / 3600);
  const minutes = Math.floor(size / 60) % 60;
  const digits = [hours && `${hours}`, hours ? two(minutes) : `${minutes}`, two(size % 60)];
  return (whole < 0 ? '+' : '') + digits.filter(Boolean).join(':');
}

/** A number counts down to `deadline` here: it changes at that fraction of a second, on every screen at once. */
export function showing(deadline) {
  beats.add(deadline % SECOND_MS);
  return deadline;
}

/** Milliseconds until the next of the numbers shown since this was asked last changes. */
export function untilBeat() {
  const waits = [...beats].map(beat => SECOND_MS - (now() - beat) % SECOND_MS);
  beats = new Set();
  return Math.min(SECOND_MS, ...waits) + AFTER_MS;
}

/** Sounds the server at every connection, every minute, and anew when the screen wakes: a sleeping phone's clock may have stood still. */
export function listenClock(socket) {
  const again = () => socket.connected && sound(socket, SOUNDINGS);
  soundAgain = () => { soundings = []; again(); };
  socket.on('connect', soundAgain);
  onceSeen(() => { soundings = []; });
  whileSeen(again, AGAIN_MS);
  again();
}

/** A first guess from a time that came with a patch, until a sounding is better; and a proof that this clock has stood still. */
export function guessClock(serverNow) {
  if (!serverNow) return;
  const slept = serverNow > now() + BEHIND_MS;
  if (slept || !soundings.length) ahead = serverNow - performance.now();
  if (slept) soundAgain();
}

function sound(socket, times) {
  const sent = performance.now();
  socket.timeout(5000).emit('clock', {t: sent}, (error, answer) => {
    if (!error) keepSounding(performance.now() - sent, answer.now - (sent + performance.now()) / 2);
    if (times > 1 && socket.connected) setTimeout(sound, 150, socket, times - 1);
  });
}

function keepSounding(trip, offset) {
  soundings = [...soundings, {trip, offset}].slice(-SOUNDINGS);
  ahead = soundings.reduce((best, one) => (one.trip < best.trip ? one : best)).offset;
}

function two(number) {
  return String(number).padStart(2, '0');
}
