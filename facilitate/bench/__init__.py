"""The project's own benchmark: one yardstick, one load generator, figures that are ratios."""


class TooBusy(RuntimeError):
    """The generator was the limit: this machine had too much else to do, and there is no figure."""
