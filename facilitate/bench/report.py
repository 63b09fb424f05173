"""The table of rows as text, and two tables side by side."""

from facilitate.bench.found import Measured, counted

Cells = tuple[str, ...]


def told(key: str, measured: Measured) -> str:
    """One row with all its figures: the product's middle run (least to greatest), the yardstick's, and their ratio."""
    lines = [f"{key}  {measured.title}  [{_runs(measured)}]"]
    if measured.target:
        lines.append(f"     wanted: {measured.target}")
    if measured.runs:
        rows: list[Cells] = [("", "facilitate", "least to greatest", "raw", "ratio")]
        rows += [(name, *_cells(measured, name)) for name in measured.names()]
        lines += columns(rows, "     ")
    return "\n".join([*lines, *([f"     ! {measured.fault}"] if measured.fault else [])])


def compared(old: dict[str, Measured], new: dict[str, Measured]) -> str:
    """Each figure then and now, with its ratio to the yardstick then and now: only ratios say something across machines."""
    rows: list[Cells] = [("", "then", "now", "now / then", "ratio then", "ratio now")]
    for key in [key for key in new if key in old]:
        rows.append((f"{key}  {new[key].title}", *[""] * 5))
        for name in [name for name in new[key].names() if name in old[key].names()]:
            then, now = old[key].ours(name), new[key].ours(name)
            change = f"{now / then:.2f}" if then and now is not None and not counted(name) else ""
            ratios = (_short(old[key].ratio(name)), _short(new[key].ratio(name)))
            rows.append((f"  {name}", number(then), number(now), change, *ratios))
    return "\n".join(columns(rows))


def columns(rows: list[Cells], indent: str = "") -> list[str]:
    """Lines with the first column to the left and all others to the right; a cell alone in its row stands free."""
    widths = [max((len(row[at]) for row in rows if any(row[1:])), default=0) for at in range(len(rows[0]))]
    return [
        (
            indent
            + "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        ).rstrip()
        for row in rows
    ]


def number(value: float | None) -> str:
    """Four digits that say something."""
    if value is None:
        return ""
    return f"{value:.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:.4g}"


def _runs(measured: Measured) -> str:
    """How many, and of which the generator was the limit: thrown away and made again, or kept all the same."""
    runs = len(measured.runs)
    thrown, unfair = sum(run.thrown for run in measured.runs), sum(not run.fair for run in measured.runs)
    words = [f"{runs} run{'s' * (runs != 1)}"]
    words += [f"{thrown} thrown away"] * bool(thrown)
    words += [f"in {unfair} of them the generator was the limit"] * bool(unfair)
    return ", ".join(words)


def _cells(measured: Measured, name: str) -> Cells:
    ours = measured.ours(name)
    least, greatest = measured.spread(name) if ours is not None else (0.0, 0.0)
    spread = f"{number(least)} to {number(greatest)}" if least != greatest else ""
    return number(ours), spread, number(measured.raw(name)), _short(measured.ratio(name))


def _short(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"
