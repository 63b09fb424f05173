"""A server whose computer's clock is set while it runs, by as many seconds as stand in a file.

`python jumping.py SECONDS [TWIN] serve …`; a TWIN of bad_twin.py breaks a promise besides."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.faults import bad_twin  # first of all, for it patches as gevent wants it

import time  # isort: skip


def follow(path: Path) -> None:
    """From now on whoever asks for the time of day is told that of the file."""
    plain, plain_ns = time.time, time.time_ns

    def ahead() -> int:
        return int(path.read_text() or 0)

    time.time = lambda: plain() + ahead()
    time.time_ns = lambda: plain_ns() + ahead() * 10**9


if __name__ == "__main__":
    follow(Path(sys.argv.pop(1)))
    if sys.argv[1] != "serve":
        bad_twin.break_it(sys.argv.pop(1))
    from facilitate.cli import main

    main()
