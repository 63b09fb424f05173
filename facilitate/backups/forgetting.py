"""Backups, and houses put aside, that still hold what was erased since. Each says itself which erasures it has seen; clocks are asked
only where it does not say."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from facilitate.backups import container
from facilitate.backups.files import turn, wipe, wipe_folder
from facilitate.backups.making import Maker, database_of, erasures_of, left_over, shelf_of
from facilitate.backups.names import DATABASE
from facilitate.backups.passphrase import passphrase_of
from facilitate.backups.placing import ASIDE
from facilitate.backups.shelf import STAMP, Backup

STAMPED = len("2026-11-21-193000")
Erased = Collection[int]
"""Instants (server ms) at which somebody was erased."""


@dataclass
class Forgetting:
    """Of the backups of one maker; each file is read once."""

    maker: Maker
    _told: dict[tuple[str, int, int], tuple[int, ...] | None] = field(default_factory=dict)

    def forget(self, erased: Erased, fresh: bool) -> None:
        """Wipe what has not seen all these erasures, after a new backup was made, where none would be left or `fresh` wishes it. What has seen them,
        and what was put aside after them, stays. Raises as `Maker.make`."""
        config = self.maker.config
        if database_of(config) is None:
            return self._forget_aside(erased)
        old = self.lacking(erased) if fresh or config.backups.exists() else []
        none_left = bool(old) and len(old) == len(shelf_of(config).all())
        if config.backup != "off" and (fresh or none_left):
            self.maker.make()
        if fresh:
            self._forget_aside(erased)
        if old or (fresh and config.backups.exists()):
            with turn(config.backups):
                for path in (
                    *config.backups.glob(f".facilitate-*-{shelf_of(config).house}*.part"),
                    *(one.path for one in old),
                ):
                    wipe(path)
        return None

    def lacking(self, erased: Erased) -> list[Backup]:
        """The backups that have not seen all of these. Raises OSError."""
        config = self.maker.config
        there = shelf_of(config).all() if config.backups.exists() else []
        return [one for one in there if erased and self._lacks(one, erased)]

    def _lacks(self, one: Backup, erased: Erased) -> bool:
        early = _before(one.at, erased)
        if one.path.suffix != ".zip" and not early:
            return False  # to look into one that is locked takes long
        told = self._seen(one.path)
        return early if told is None else not set(erased) <= set(told)

    def _seen(self, path: Path) -> tuple[int, ...] | None:
        """The erasures that a backup has seen; None where it does not say, or cannot be read."""
        stat = path.stat()
        key = (path.name, stat.st_size, stat.st_mtime_ns)
        if key not in self._told:
            self._told[key] = self._read(path)
        return self._told[key]

    def _read(self, path: Path) -> tuple[int, ...] | None:
        words = passphrase_of(self.maker.config)
        try:
            with container.opened(path, words or None, self.maker.config.data) as pack:
                return container.read_manifest(pack).erased
        except OSError:
            raise
        except Exception:  # torn, of another format, or under a passphrase of before
            return None

    def _forget_aside(self, erased: Erased) -> None:
        data = self.maker.config.data
        for folder in data.glob(f"{ASIDE}*"):
            if not _spared(folder, erased):
                wipe_folder(folder)
        left_over(data)


def _spared(aside: Path, erased: Erased) -> bool:
    """Whether a house was put aside after all these erasures, by its name or by its own tables."""
    with suppress(ValueError):
        if not _before(datetime.strptime(aside.name.removeprefix(ASIDE)[:STAMPED], STAMP), erased):
            return True
    with suppress(Exception):  # no database, or none that can be read
        return (aside / DATABASE).is_file() and set(erased) <= set(erasures_of(aside / DATABASE))
    return False


def _before(at: datetime, erased: Erased) -> bool:
    """By the clock on the wall: before the last of them, or in the same second."""
    return at.timestamp() * 1000 + 1000 <= max(erased, default=0)
