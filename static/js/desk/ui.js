/** What is being typed, chosen and opened on this desk: the only state of this screen besides the store and the outbox. */
export function makeUi() {
  const values = new Map();
  const listeners = new Set();
  return {get, set, clear, names, onChange: listener => listeners.add(listener)};

  function get(name, otherwise = '') {
    return values.has(name) ? values.get(name) : otherwise;
  }

  function set(name, value) {
    values.set(name, value);
    listeners.forEach(listener => listener());
  }

  /** What begins with `prefix` and has a value. */
  function names(prefix) {
    return [...values.keys()].filter(name => name.startsWith(prefix));
  }

  /** Forgets everything whose name begins with `prefix`. */
  function clear(prefix) {
    names(prefix).forEach(name => values.delete(name));
    listeners.forEach(listener => listener());
  }
}
