"""A power cut at any step on the disk, as a file system with a journal leaves it: what was not synced is torn, and of the renames that no
folder was synced after, the last ones may not have happened."""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

STEPS = ("rename", "replace", "mkdir", "rmdir", "unlink", "fsync")


class PowerCut(BaseException):
    """The machine stands still."""


class Disk:
    """Below `folder` the power goes at the step of that number; 0: never. `steps` so many were seen."""

    def __init__(self, folder: Path, at: int = 0, chance: random.Random | None = None) -> None:
        self.folder, self.at, self.chance, self.steps = folder, at, chance or random.Random(0), 0
        self._synced = {path.stat().st_ino for path in folder.rglob("*") if path.is_file()}
        self._loose: list[tuple[Path, Path]] = []
        self._real = {name: getattr(os, name) for name in STEPS}

    @contextmanager
    def watched(self) -> Iterator[None]:
        """What is done meanwhile goes through this disk, until the cut; then what lies there is what it left."""
        with pytest.MonkeyPatch.context() as patch:
            for name in STEPS:
                patch.setattr(os, name, self._door(name))
            with suppress(PowerCut):
                yield
        self.cut()

    def cut(self) -> None:
        """The power goes now."""
        gone = self.chance.randint(0, len(self._loose))
        for source, target in reversed(self._loose[len(self._loose) - gone :]):
            if target.exists() and not source.exists() and source.parent.exists():
                self._real["rename"](target, source)
        for path in self.folder.rglob("*"):
            if path.is_file() and path.stat().st_ino not in self._synced:
                os.truncate(path, self.chance.randint(0, path.stat().st_size))

    def _door(self, name: str) -> Callable[..., Any]:
        def door(*words: Any, **more: Any) -> Any:
            self.steps += 1
            if self.steps == self.at:
                raise PowerCut
            told = self._real[name](*words, **more)
            if name == "fsync":
                self._sync(words[0])
            elif name in ("rename", "replace"):
                self._loose.append((Path(words[0]), Path(words[1])))
            return told

        return door

    def _sync(self, handle: int) -> None:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            self._loose.clear()  # the journal goes to the disk in its order
        else:
            self._synced.add(found.st_ino)
