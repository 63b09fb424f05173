/** The text being edited and what the server says of it; nothing is kept there until it is saved. */

const STEPS = 100; // changes that can be taken back
const PAUSE = 400; // ms after the last key before a typed text is looked through

export function makeDraft({id, text, csrf}) {
  const listeners = [];
  let now = {text, at: [], seen: null, saved: text, plain: false, lost: false, line: 0};
  let waiting = 0;
  let earlier = [];
  let turn = Promise.resolve();

  function set(change) {
    now = {...now, ...change};
    listeners.forEach(one => one());
  }

  const remember = stood => { earlier = [...earlier, stood].slice(-STEPS); };

  async function ask(path, body) {
    const answer = await fetch(`/rules/${id}${path}`, {
      method: 'POST', headers: {'Content-Type': 'application/json', 'X-CSRF-Token': csrf}, body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`rules ${answer.status}`);
    return answer.json();
  }

  /** One after the other, so that no answer overtakes another; the text typed meanwhile stays. */
  function send(make) {
    turn = turn.then(async () => {
      const {text: before, at} = now;
      try {
        const seen = await make();
        const typedOn = now.text !== before;
        if (!typedOn && seen.text !== before) remember({text: before, at});
        set(typedOn ? {seen: {...seen, text: now.text}, lost: false} : {seen, text: seen.text, at: seen.at, lost: false});
        return true;
      } catch {
        set({lost: true});
        return false;
      }
    });
    return turn;
  }

  return {
    onChange: listener => listeners.push(listener),
    seen: () => now.seen,
    text: () => now.text,
    at: () => now.at,
    plain: () => now.plain,
    line: () => now.line,
    lost: () => now.lost,
    unsaved: () => now.text !== now.saved,
    setPlain: plain => set({plain}),
    look: () => send(() => ask('/look', {text: now.text, at: now.at})),
    /** `at`: what is shown with the changed text; asked for afterwards, the buttons would for a moment stand for a neighbour. */
    change: (act, path, value = null, at = null) => send(() => ask('/look', {text: now.text, at: at ?? now.at, do: act, path, value})),
    show: at => send(() => ask('/look', {text: now.text, at})),
    goTo: line => set({plain: true, line}),
    arrived: () => { now = {...now, line: 0}; },
    type(words) {
      if (!waiting) remember({text: now.text, at: now.at});
      set({text: words});
      clearTimeout(waiting);
      waiting = setTimeout(() => { waiting = 0; this.look(); }, PAUSE);
    },
    changed: () => earlier.length > 0,
    /** The last change is taken back, whatever it was. */
    back() {
      const was = earlier.at(-1);
      if (!was) return turn;
      earlier = earlier.slice(0, -1);
      set(was);
      return this.look();
    },
    async save() {
      const kept = now.text;
      if (await send(() => ask('', {text: kept, at: now.at}))) set({saved: kept});
    },
  };
}
