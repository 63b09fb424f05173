"""A meeting as it was, as often as it is wanted: from bytes, in a third of the time that deep copies take."""

from io import BytesIO
from pickle import Pickler, Unpickler

from facilitate.core.meeting import Meeting


class Packed:
    """`fresh()` is that meeting anew; its facts, which nothing changes, stay the same object."""

    def __init__(self, m: Meeting) -> None:
        into = BytesIO()
        self._facts = m.facts
        packer = Pickler(into)
        packer.persistent_id = lambda thing: "facts" if thing is self._facts else None  # type: ignore[method-assign]
        packer.dump(m)
        self._bytes = into.getvalue()

    def fresh(self) -> Meeting:
        opener = Unpickler(BytesIO(self._bytes))
        opener.persistent_load = lambda _name: self._facts  # type: ignore[method-assign]
        m: Meeting = opener.load()
        return m
