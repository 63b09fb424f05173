/** The server's clock as this screen knows it: the best of the last five soundings, by shortest round trip. */
import {whileSeen} from './awake.js';

const SOUNDINGS = 5;
const AGAIN_MS = 60000;
let ahead = Date.now() - performance.now();
let soundings = [];

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

/** Sounds the server at every connection, every minute and when the screen wakes. */
export function listenClock(socket) {
  const again = () => socket.connected && sound(socket, SOUNDINGS);
  socket.on('connect', () => { soundings = []; again(); });
  whileSeen(again, AGAIN_MS);
  again();
}

/** A first guess from a time that came with a patch, until a sounding is better. */
export function guessClock(serverNow) {
  if (!soundings.length && serverNow) ahead = serverNow - performance.now();
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
