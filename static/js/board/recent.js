/** Which need has just been merged: what this wall has seen change, for a while. */
const FRESH_MS = 45000;

/** `id(at)`: the need whose cards changed last, null when that is long ago. */
export function watchMerges(store, clock) {
  let sizes = null;
  let last = {id: null, at: 0};
  store.onChange(look);
  return {id: at => (at - last.at < FRESH_MS && store.get(`item/${last.id}`) ? last.id : null)};

  function look() {
    const seen = new Map(store.all('item/').filter(item => item.originals?.length).map(item => [item.id, item.originals.length]));
    if (sizes) seen.forEach((size, id) => { if (size > (sizes.get(id) || 0)) last = {id, at: clock()}; });
    sizes = seen;
  }
}
