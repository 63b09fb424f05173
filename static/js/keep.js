/** localStorage that may be full, blocked or absent: what cannot be kept on the phone is kept in memory. */
const memory = new Map();

/** The value kept under `name`, or `otherwise`. */
export function kept(name, otherwise) {
  try {
    return JSON.parse(memory.get(name) ?? localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a value; null forgets it. */
export function keep(name, value) {
  memory.set(name, JSON.stringify(value));
  if (value === null) memory.delete(name);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
    memory.delete(name);
  } catch { /* full or blocked: memory holds it until the page closes */ }
}

/** Names that begin with `prefix`, in alphabetical order. */
export function keptNames(prefix) {
  const names = new Set(memory.keys());
  try {
    Object.keys(localStorage).forEach(name => names.add(name));
  } catch { /* blocked */ }
  return [...names].filter(name => name.startsWith(prefix)).sort();
}

/** Calls `listener` when another tab changed a name that begins with `prefix`. */
export function onKept(prefix, listener) {
  addEventListener('storage', event => event.key?.startsWith(prefix) && listener());
}
