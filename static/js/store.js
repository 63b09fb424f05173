/** A dumb keyed store of entities: whole small objects, replaced by patches. */
export function makeStore() {
  const entities = new Map();
  const listeners = new Set();
  const store = {seq: 0, get: key => entities.get(key), all, apply, clear, onChange};
  return store;

  /** Entities whose key begins with `prefix`, in the order of their ids. */
  function all(prefix) {
    return [...entities.keys()].filter(key => key.startsWith(prefix)).sort(byId).map(key => entities.get(key));
  }

  /** Takes a patch; false means a gap: something between `seq` and `from` is missing, so ask for it. */
  function apply({from, to, put = {}, cut = []}) {
    if (from > store.seq) return false;
    if (to >= store.seq) replace(from, to, put, cut);
    return true;
  }

  /** A patch from 0 is the whole state; the same or an older one changes nothing that is newer. */
  function replace(from, to, put, cut) {
    if (from === 0) entities.clear();
    cut.forEach(key => entities.delete(key));
    Object.entries(put).forEach(([key, entity]) => entities.set(key, entity));
    store.seq = to;
    listeners.forEach(listener => listener());
  }

  function clear() {
    entities.clear();
    store.seq = 0;
  }

  /** Calls `listener` after every applied patch; the answer stops it. */
  function onChange(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
}

/** Ids are numbers written as text: "9" before "10". */
function byId(a, b) {
  return a.length - b.length || (a < b ? -1 : 1);
}
