"""The same server whose backups or whose look at the database at the start are no good, so that the harness shows that it would notice.

`python bad_keeper.py torn|stale|unlooked serve …`
"""

# ruff: noqa: E402

from gevent import monkey

monkey.patch_all()

import sys
from pathlib import Path

from facilitate.backups import files
from facilitate.config import Config


def torn() -> None:
    """The database's file is copied as it lies there, without what is still in its log."""

    def copied(database: Path, copy: Path) -> None:
        copy.write_bytes(database.read_bytes())

    files.snapshot = copied


def stale() -> None:
    """The first state that was copied is what every backup holds."""
    take = files.snapshot
    told: list[bytes] = []

    def again(database: Path, copy: Path) -> None:
        take(database, copy)
        told.append(copy.read_bytes())
        copy.write_bytes(told[0])

    files.snapshot = again


def unlooked() -> None:
    """The database is opened as it is."""

    def fit(_config: Config) -> None:
        return None

    from facilitate.web import services

    services.unfit = fit


if __name__ == "__main__":
    {"torn": torn, "stale": stale, "unlooked": unlooked}[sys.argv.pop(1)]()
    from facilitate.cli import main

    main()
