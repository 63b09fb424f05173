"""Papers already made: the last ones, as many as fit into so many bytes."""

from __future__ import annotations

from collections import OrderedDict

from facilitate.papers.kinds import Paper

BYTES = 48 * 1024 * 1024


class Kept:
    """Papers under the digest of all that they are made from; what was not asked for longest goes first."""

    def __init__(self, room: int = BYTES) -> None:
        """`room` in bytes."""
        self._room, self._used = room, 0
        self._papers: OrderedDict[bytes, Paper] = OrderedDict()

    def get(self, key: bytes) -> Paper | None:
        """That paper, if it is still here."""
        if key in self._papers:
            self._papers.move_to_end(key)
        return self._papers.get(key)

    def put(self, key: bytes, paper: Paper) -> Paper:
        """Keep it; a paper larger than all the room is given back and not kept."""
        if key not in self._papers and len(paper.data) <= self._room:
            self._papers[key] = paper
            self._used += len(paper.data)
        while self._used > self._room:
            _, gone = self._papers.popitem(last=False)
            self._used -= len(gone.data)
        return paper

    def clear(self) -> None:
        """Forget all."""
        self._papers.clear()
        self._used = 0
