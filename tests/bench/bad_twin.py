"""The same server with one broken loudspeaker, so that the bench shows that it would notice.

`python bad_twin.py drop|double serve …`: one phone misses one patch with a marker in it, or gets it twice.
"""

# ruff: noqa: E402

from gevent import monkey

monkey.patch_all()

import sys
from itertools import count

from facilitate.cli import main
from facilitate.web.line import Line

TENTH = 10


def broken(times: int) -> None:
    """The tenth patch with a marker in it goes out so many times."""
    push, patches = Line.push, count(1)

    def wrong(self: Line, data: bytes) -> bool:
        here = times if b"~b" in data and b'"patch"' in data and next(patches) == TENTH else 1
        return all(push(self, data) for _ in range(here))

    Line.push = wrong  # type: ignore[method-assign]


if __name__ == "__main__":
    broken({"drop": 0, "double": 2}[sys.argv.pop(1)])
    main()
