"""`facilitate erase` with one promise broken, so that the search shows that it would notice.

`python bad_eraser.py keeps_ops|keeps_bytes|keeps_papers|keeps_register erase …`
"""

import sys

from sqlalchemy import event
from sqlalchemy.engine import Engine

from facilitate.register.people import erasing as register
from facilitate.store import erasing
from facilitate.web.privacy import cleaning, files


def keeps_ops() -> None:
    """What phones sent is left among the answered ops."""
    erasing.take_away = lambda *_: None  # type: ignore[assignment]


def keeps_bytes() -> None:
    """The rows are others now; unused pages and what was written ahead are left as they are."""
    cleaning.scrub = lambda *_: []  # type: ignore[attr-defined]

    @event.listens_for(Engine, "connect")
    def careless(connection, _record) -> None:
        if hasattr(connection, "enable_load_extension") or "sqlite" in type(connection).__module__:
            connection.execute("pragma secure_delete=OFF")


def keeps_papers() -> None:
    """A paper in the data folder is not read."""
    files.changed = lambda *_: {}  # type: ignore[assignment]


def keeps_register() -> None:
    """What the register made of the meeting is left."""
    erasing.rewrite = lambda *_: {}  # type: ignore[assignment]
    register.forget = lambda *_: None  # type: ignore[assignment]


if __name__ == "__main__":
    kind = sys.argv.pop(1)
    {twin.__name__: twin for twin in (keeps_ops, keeps_bytes, keeps_papers, keeps_register)}[kind]()
    from facilitate.cli import main

    main()
