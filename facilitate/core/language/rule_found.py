"""What a check of a rule finds: where, and what to do about it, in Chinese and English."""

from collections.abc import Iterable, Iterator

from facilitate.core.language.rules import Range

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, str, str]]


def twice(words: Iterable[str], path: Path) -> Found:
    """The same word a second time in one list."""
    seen: set[str] = set()
    for n, word in enumerate(words):
        if word in seen:
            yield (*path, n), f"“{word}”写了两次", f'"{word}" is written twice'
        seen.add(word)


def turned(range: Range | None, path: Path) -> Found:
    """A range whose least is more than its most."""
    if range and range.min is not None and range.max is not None and range.min > range.max:
        yield path, "最少的人数比最多的还多", "min is more than max"


def below_one(value: int | None, path: Path) -> Found:
    """A number of things that is not at least one."""
    if value is not None and value < 1:
        yield path, "至少是 1", "must be at least 1"
