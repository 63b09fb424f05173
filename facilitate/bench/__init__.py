"""The project's own benchmark: one yardstick, one load generator, figures that are ratios."""

from pathlib import Path


class ToolsMissing(Exception):
    """picows or uvloop are not here: they come with the tools of the developers, not with the product."""


def bench(phones: int = 200, rate: float = 50, seconds: float = 10, json: Path | None = None) -> str:
    """The table of one benchmark. `rate` is acts a second, `seconds` how long; `json` takes the figures.

    Raises ToolsMissing, and GeneratorWasTheLimit when this machine was too busy to tell.
    """
    try:
        from facilitate.bench.run import measure, save
    except ModuleNotFoundError as missing:
        raise ToolsMissing(f"{missing.name}: pip install picows uvloop") from missing
    text, figures = measure(phones, rate, seconds)
    if json is not None:
        save(json, figures)
    return text
