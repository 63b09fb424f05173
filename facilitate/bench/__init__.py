"""The project's own benchmark: one yardstick, one load generator, figures that are ratios."""

from pathlib import Path


class ToolsMissing(Exception):
    """picows or uvloop are not here: they come with the tools of the developers, not with the product."""


class TooBusy(RuntimeError):
    """The generator was the limit: this machine had too much else to do, and there is no figure."""


def bench(
    phones: int = 200, rate: float = 50, seconds: float = 10, json: Path | None = None, *, papers: bool = False
) -> str:
    """The table of one benchmark. `rate` is acts a second, `seconds` how long; `json` takes the figures. With `papers` the
    same once more while packs of papers are made.

    Raises ToolsMissing, TooBusy when this machine had too much else to do, and RuntimeError when a server does not start.
    """
    try:
        from facilitate.bench.run import measure, save
    except ModuleNotFoundError as missing:
        raise ToolsMissing(missing.name) from missing
    text, figures = measure(phones, rate, seconds, papers=papers)
    if json is not None:
        save(json, figures)
    return text
