"""Papers already made are kept as long as there is room."""

from facilitate.papers import Paper
from facilitate.papers.kept import Kept


def paper(size: int) -> Paper:
    return Paper(b"x" * size, "text/plain", "x.txt")


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept = Kept(room=100)
    for name in (b"a", b"b"):
        kept.put(name, paper(50))
    kept.get(b"a")
    kept.put(b"c", paper(40))

    assert [name for name in (b"a", b"b", b"c") if kept.get(name)] == [b"a", b"c"]


def test_a_paper_larger_than_the_room_is_handed_on_and_pushes_nothing_out() -> None:
    kept = Kept(room=100)
    kept.put(b"a", paper(90))

    assert len(kept.put(b"large", paper(101)).data) == 101
    assert kept.get(b"large") is None
    assert kept.get(b"a") is not None
