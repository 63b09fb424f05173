/** A dumb keyed store of entities: whole small objects, replaced by patches. */
export function makeStore() {
  const entities = new Map();
  const listeners = new Set();
  const lists = new Map();
  const groups = new Map();
  const store = {seq: 0, get: key => entities.get(key), all, about, apply, clear, onChange};
  return store;

  /** Entities whose key begins with `prefix`, in the order of their ids. */
  function all(prefix) {
    return [...sorted(prefix)];
  }

  /** Those of them that hang on the item `id`, found without looking at the others. */
  function about(prefix, id) {
    return [...keptUntilNews(groups, prefix, () => byMatter(sorted(prefix))).get(id) ?? []];
  }

  function sorted(prefix) {
    return keptUntilNews(lists, prefix, () => [...entities.keys()].filter(key => key.startsWith(prefix)).sort(byId).map(key => entities.get(key)));
  }

  /** One screen asks the same of hundreds of cards: the answer is found once, and again when an entity of that kind has come, changed or gone. */
  function keptUntilNews(found, prefix, find) {
    if (!found.has(prefix)) found.set(prefix, find());
    return found.get(prefix);
  }

  function forget(key) {
    [lists, groups].forEach(found => found.forEach((_, prefix) => key.startsWith(prefix) && found.delete(prefix)));
  }

  /** Takes a patch; false means a gap: something between `seq` and `from` is missing, so ask for it. */
  function apply({from, to, put = {}, cut = []}) {
    if (from > store.seq) return false;
    if (to >= store.seq) replace(from, to, put, cut);
    return true;
  }

  /** A patch from 0 is the whole state; the same or an older one changes nothing that is newer. */
  function replace(from, to, put, cut) {
    if (from === 0) clear();
    cut.forEach(key => { entities.delete(key); forget(key); });
    Object.entries(put).forEach(([key, entity]) => { entities.set(key, entity); forget(key); });
    store.seq = to;
    listeners.forEach(listener => listener());
  }

  function clear() {
    [entities, lists, groups].forEach(known => known.clear());
    store.seq = 0;
  }

  /** Calls `listener` after every applied patch; the answer stops it. */
  function onChange(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
}

function byMatter(list) {
  const groups = new Map();
  list.forEach(one => { groups.get(one.about)?.push(one) ?? groups.set(one.about, [one]); });
  return groups;
}

/** Ids are numbers written as text: "9" before "10". */
function byId(a, b) {
  return a.length - b.length || (a < b ? -1 : 1);
}
