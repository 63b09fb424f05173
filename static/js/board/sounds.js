/** The three sounds of the bell, made by the browser: a knock on wood, a small bell, two strokes of a gong. */

/** Strokes: start and fade in seconds, pitch in hertz, loudness 0..1. */
const STROKES = {
  near: [0, .22].flatMap(at => [{at, hertz: 920, loud: .5, fade: .09}, {at, hertz: 1840, loud: .18, fade: .05}]),
  turn: [{at: 0, hertz: 784, loud: .42, fade: 2.4}, {at: 0, hertz: 1568, loud: .2, fade: 1.5}, {at: 0, hertz: 2352, loud: .1, fade: .8}],
  stage: [0, .9].flatMap(at => [{at, hertz: 196, loud: .5, fade: 3}, {at, hertz: 294, loud: .24, fade: 2.2}, {at, hertz: 523, loud: .1, fade: 1.2}]),
};

/** `ring(sound)`; browsers keep silent until somebody has clicked or pressed a key, and `onReady(bool)` says which it is. */
export function makeSounds(onReady) {
  const audio = new AudioContext();
  const tell = () => onReady(audio.state === 'running');
  const wake = () => audio.state === 'running' || audio.resume();
  audio.addEventListener('statechange', tell);
  ['pointerdown', 'keydown'].forEach(gesture => addEventListener(gesture, wake));
  tell();
  return {ring: sound => audio.state === 'running' && STROKES[sound].forEach(stroke => strike(audio, stroke))};
}

function strike(audio, {at, hertz, loud, fade}) {
  const start = audio.currentTime + at;
  const tone = new OscillatorNode(audio, {frequency: hertz});
  const volume = new GainNode(audio, {gain: 0});
  volume.gain.setValueAtTime(loud, start);
  volume.gain.exponentialRampToValueAtTime(.0001, start + fade);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + fade);
}
