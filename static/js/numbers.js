/** Exact numbers of the wire ("12", "21/2", 4210.5) as people read them. */

/** The value as a number; null for nothing. */
export function valueOf(exact) {
  if (exact === null || exact === undefined || exact === '') return null;
  const [above, below = '1'] = String(exact).split('/');
  return Number(above) / Number(below);
}

/** At most one decimal, without a noughts' tail: "10.5", "12". */
export function plainNumber(exact) {
  const value = valueOf(exact);
  return value === null ? '' : String(Math.round(value * 10) / 10);
}

/** The least whole number that clears a bar: more than `exact` where it says over, at least that much otherwise. */
export function leastWhole(exact, over) {
  const value = valueOf(exact);
  return over ? Math.floor(value) + 1 : Math.ceil(value);
}
