/** The bell under the facilitator's hand: two soft strokes from this computer. */
let audio = null;

export function ringBell() {
  audio ??= new AudioContext();
  stroke(0);
  stroke(.7);
}

/** One stroke `delay` seconds from now, fading within a second and a half. */
function stroke(delay) {
  const begin = audio.currentTime + delay;
  const [tone, loudness] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = 880;
  loudness.gain.setValueAtTime(.4, begin);
  loudness.gain.exponentialRampToValueAtTime(.001, begin + 1.5);
  tone.connect(loudness).connect(audio.destination);
  tone.start(begin);
  tone.stop(begin + 1.5);
}
