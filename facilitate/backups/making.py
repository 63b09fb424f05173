"""Making one backup: a state of the database and what belongs to it, into one file that is whole or not there."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from facilitate import __version__
from facilitate.backups import container, states
from facilitate.backups.files import (
    RESTORING,
    SNAPSHOT,
    UNLOCKED,
    belongings,
    driver,
    keep_names,
    stage,
    turn,
    wipe,
    wipe_folder,
)
from facilitate.backups.locking import Broken, Key
from facilitate.backups.names import DATABASE
from facilitate.backups.passphrase import passphrase_of
from facilitate.backups.placing import ASIDE
from facilitate.backups.shelf import Backup, Shelf, house_of
from facilitate.config import Config
from facilitate.store.box_keys import open_boxes


class NoPlace(OSError):
    """The folder for the backups is not there: a stick that was pulled out."""


class Unreadable(OSError):
    """What was written could not be read again: the disk or the stick is not to be trusted."""


class NotSqlite(Exception):
    """The database is no file of ours."""


def database_of(config: Config) -> Path | None:
    """The SQLite file of a house, or None where it has none."""
    kind, _, path = config.db.partition(":///")
    return Path(path) if kind == "sqlite" and path and path != ":memory:" else None


def shelf_of(config: Config) -> Shelf:
    """Where its backups stand."""
    return Shelf(config.backups, house_of(config.secret))


@dataclass
class Maker:
    """Makes backups of one house, one after the other, in whatever thread. `known`: what was folded once;
    `most`: how many further meetings are folded for one backup; `left`: what could not go into the last one, by name."""

    config: Config
    wall: Callable[[], float] = time.time
    known: states.Known = field(default_factory=dict)
    key: Key | None = None
    most: int | None = None
    left: tuple[str, ...] = ()
    _erasures: tuple[int, ...] = field(default=(), init=False, repr=False)
    _words: str = field(default="", init=False, repr=False)

    def seen(self) -> object:
        """What the house looks like from outside: the same as before if nothing was written in between."""
        database = _needed(self.config)
        paths = [database, Path(f"{database}-wal"), *(path for _, path in belongings(self.config.data)[0])]
        return tuple((path.name, told.st_size, told.st_mtime_ns) for path in paths if (told := _stat(path)))

    def make(self, only: bool = False, before: str = "", folded: bool = True) -> Backup | None:
        """Make one, read it again, and let go what need not be kept; with `only` all others and all that was put aside. None where a
        newer one was made meanwhile. Whoever makes one in another process is waited for. Raises NotSqlite, NoPlace, NoPassphrase,
        Unreadable, OSError and what SQLite says."""
        _needed(self.config)
        ready(self.config)
        with turn(self.config.backups):
            if only:
                forget_aside(self.config.data)
            return self._make(only, before, folded)

    def _make(self, only: bool, before: str, folded: bool) -> Backup | None:
        database, shelf = _needed(self.config), shelf_of(self.config)
        self.key = self._locked()
        at = shelf.next(datetime.fromtimestamp(self.wall()))
        stand = Path(tempfile.mkdtemp(dir=self.config.data, prefix=SNAPSHOT))
        try:
            self.left = tuple(stage(self.config.data, database, stand))
            self._erasures = erasures_of(stand / DATABASE)
            made = self._write(shelf, at, before, stand, folded)
        finally:
            wipe_folder(stand)
        if erasures_of(database) != self._erasures:  # somebody was erased while it was made
            wipe(made.path)
            return self._make(only, before, folded)
        settled = shelf.settle(made, only)
        return made if settled else None

    def _write(self, shelf: Shelf, at: datetime, before: str, stand: Path, folded: bool) -> Backup:
        engine, secret = reading(stand / DATABASE), self.config.secret
        try:
            meetings = states.states(engine, secret, stand, self.known, self.most) if folded else states.heads(engine)
            tables, open = tables_of(engine), states.open_boxes(engine) or bool(open_boxes(stand))
        finally:
            engine.dispose()
        key = self.key
        place = shelf.place(at, open, before, key is not None)
        members = {DATABASE: stand / DATABASE, **dict(belongings(stand)[0])}
        manifest = container.Manifest(
            container.FORMAT, round(self.wall() * 1000), __version__, states.program(), tables, place.open,
            {name: container.measure(path) for name, path in members.items()}, meetings, self.left, self._erasures,
        )  # fmt: skip
        _whole_or_not(
            place.path,
            lambda file: container.write(file, manifest, members, key),
            lambda part: container.check(part, manifest, key, stand),
        )
        return place

    def _locked(self) -> Key | None:
        """The key, if this house wishes its backups under a passphrase: a given one, or made when the passphrase is another."""
        if self.key is not None and not self._words:
            return self.key
        words = passphrase_of(self.config)
        key = self.key if words == self._words else Key(words) if words else None
        self._words = words
        return key


def _whole_or_not(path: Path, write: Callable[[IO[bytes]], None], check: Callable[[Path], None]) -> None:
    """The file is there as a whole, and can be read, when this returns, and not at all where it raises."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.touch(mode=0o600)
        with part.open("r+b") as file:
            write(file)
        try:
            check(part)
        except Broken as fault:
            raise Unreadable(5, "写好的备份读不回来 · what was written cannot be read again", str(path.name)) from fault
        part.replace(path)
        keep_names(path.parent)
    except BaseException:
        wipe(part)
        raise


def ready(config: Config) -> None:
    """The folder for the backups is there. One in the data folder is made; of another the folder above must be there.
    Raises NoPlace."""
    folder = config.backups
    try:
        folder.mkdir(mode=0o700, parents=folder.is_relative_to(config.data), exist_ok=True)
    except FileNotFoundError as fault:
        raise NoPlace(fault.errno, "no such place", str(folder)) from fault


def replace_backups(config: Config, maker: Maker | None = None) -> Backup | None:
    """Something was erased: make a new backup, and wipe all older ones of this house and every copy that was put aside. Where the
    house makes none, only wipe. Raises as `Maker.make`: then older ones are still there, and it is to be called again."""
    if database_of(config) is not None and config.backup != "off":
        return (maker or Maker(config)).make(only=True)
    forget_aside(config.data)
    if database_of(config) is not None and config.backups.exists():
        for one in shelf_of(config).all():
            wipe(one.path)
    return None


def forget_aside(data: Path) -> None:
    """What was put aside when a backup was brought back, and what a killed program left half done."""
    for folder in data.glob(f"{ASIDE}*"):
        wipe_folder(folder)
    left_over(data)


def left_over(data: Path) -> None:
    """What a killed program left half done."""
    for pattern in (f"{SNAPSHOT}*", f"{RESTORING}*"):
        for folder in data.glob(pattern):
            wipe_folder(folder)
    for path in data.glob(f"{UNLOCKED}*"):
        wipe(path)


def reading(database: Path) -> Engine:
    """An engine on a file that nobody else has open."""
    return create_engine(f"sqlite:///{database}", module=driver(), poolclass=NullPool, hide_parameters=True)


def erasures_of(database: Path) -> tuple[int, ...]:
    """The instants (server ms) at which somebody was erased in a house; none where its tables know of none."""
    engine = reading(database)
    try:
        with engine.connect() as connection:
            if connection.execute(text("select 1 from sqlite_master where name = 'erasures'")).first() is None:
                return ()
            told = connection.execute(text("select done from erasures where done is not null order by done"))
            return tuple(told.scalars())
    finally:
        engine.dispose()


def tables_of(engine: Engine) -> str:
    """The number of the newest migration that these tables have had; "" where they had none."""
    with engine.connect() as connection:
        if connection.execute(text("select 1 from sqlite_master where name = 'alembic_version'")).first() is None:
            return ""
        return str(connection.execute(text("select version_num from alembic_version")).scalar() or "")


def _needed(config: Config) -> Path:
    database = database_of(config)
    if database is None:
        raise NotSqlite
    return database


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None
