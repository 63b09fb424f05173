"""How often memory is looked through for rings of garbage: seldom, and never through the program itself."""

import gc

SELDOM = (5_000, 10, 100)
"""Thresholds of the three generations. A phone that comes in brings some hundred objects that stay as long as it does; with
Python's own thresholds a third of a millisecond a phone went into looking at them, and at the program, again and again."""


def load_undisturbed() -> None:
    """While all is loaded nothing becomes garbage: nobody looks for any until `spare`."""
    gc.disable()


def spare() -> None:
    """Once all is loaded: what stands now is looked at no more, what comes later seldom."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(*SELDOM)
