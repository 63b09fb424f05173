"""Bringing a backup back into a data folder: proved before it takes its place, and nothing that was there is overwritten."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from facilitate.backups import container, states
from facilitate.backups.container import Manifest
from facilitate.backups.files import RESTORING, driver, whole, wipe_folder
from facilitate.backups.locking import Broken
from facilitate.backups.making import reading, tables_of
from facilitate.backups.names import DATABASE, FILES, FOLDERS
from facilitate.backups.placing import place, recover
from facilitate.backups.starting import fault_of, newest_tables
from facilitate.backups.undone import take_keys
from facilitate.store.checking import broken_logs


class InUse(Exception):
    """A program has this folder's database open."""


class NotEmpty(Exception):
    """There is a house in this folder already, and it is whole."""


class Newer(Exception):
    """It was made by a newer program; says (its tables, ours)."""


class NoRoom(Exception):
    """The disk has too few bytes free."""


@dataclass(frozen=True)
class Proved:
    """One meeting as it was when the backup was made and as it was read again; `state` None: the program folds by other rules
    than the one that made it, so that only the chain can be compared."""

    code: str
    head: int
    chain: bool
    state: bool | None


@dataclass(frozen=True)
class Restored:
    """`aside`: where that lies which was in the folder before, or None. `undone`: (code, ballot) of the secret ballots that were
    closed there and are open in this one: their votes were taken out."""

    manifest: Manifest
    proofs: tuple[Proved, ...]
    aside: Path | None
    undone: tuple[tuple[str, str], ...] = ()

    @property
    def proved(self) -> bool:
        """Whether every meeting is what it was."""
        return all(one.chain and one.state is not False for one in self.proofs)


def restore(file: Path, data: Path, passphrase: str | None = None, force: bool = False) -> Restored:
    """Bring a backup back into the folder `data`. What is there is put aside in it; a house that is whole only with `force`. What is
    not proved takes no place, unless with `force`. Raises InUse, Busy, NotEmpty, Newer, NoRoom, Broken, OtherFormat, WrongPassphrase,
    PassphraseNeeded, OSError; then the folder is as it was. A power cut leaves the old house or the new one, see `placing`."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    recover(data)
    _refuse(data, force)
    fresh = Path(tempfile.mkdtemp(dir=data, prefix=RESTORING))
    try:
        with container.opened(file, passphrase, data) as pack:
            manifest = container.read_manifest(pack)
            if manifest.tables > newest_tables():
                raise Newer(manifest.tables, newest_tables())
            if sum(one.size for one in manifest.files.values()) > shutil.disk_usage(data).free:
                raise NoRoom
            container.unpack(pack, manifest, fresh)
        found = Restored(manifest, prove(fresh, manifest), None)
        if not found.proved and not force:
            raise Broken
        undone = take_keys(fresh, data)
        return Restored(manifest, found.proofs, place(fresh, data, lambda: _refuse(data, force)), undone)
    finally:
        wipe_folder(fresh)


def prove(folder: Path, manifest: Manifest) -> tuple[Proved, ...]:
    """Every meeting of an unpacked backup, compared with what its manifest says. Raises Broken where the database is not whole."""
    database = folder / DATABASE
    try:
        if whole(database):
            raise Broken
        torn = set(broken_logs(database))
        engine = reading(database)
        try:
            same = manifest.program == states.program() and tables_of(engine) == newest_tables()
            secret = bytes.fromhex((folder / "secret").read_text()) if (folder / "secret").exists() else b""
            now = states.states(engine, secret, folder) if same else states.heads(engine)
        finally:
            engine.dispose()
    except (driver().Error, ValueError) as fault:
        raise Broken from fault
    if now.keys() != manifest.meetings.keys():
        raise Broken
    return tuple(_proved(code, now[code], told, torn, same) for code, told in manifest.meetings.items())


def _proved(code: str, now: states.State, told: states.State, torn: set[str], same: bool) -> Proved:
    chain = (now.head, now.chain) == (told.head, told.chain) and code not in torn
    return Proved(code, now.head, chain, now.state == told.state if same and told.state else None)


def _refuse(data: Path, force: bool) -> None:
    database = data / DATABASE
    if database.exists():
        if in_use(database):
            raise InUse
        if not force and database.stat().st_size and not fault_of(database):
            raise NotEmpty
    elif not force and any((data / name).exists() for name in (*FILES, *FOLDERS)):
        raise NotEmpty


def in_use(database: Path) -> bool:
    """Whether a program has a database open: while one does, nobody may have it alone."""
    connection = driver().connect(str(database), timeout=0)
    try:
        connection.execute("pragma locking_mode=EXCLUSIVE")
        connection.execute("begin exclusive")
        connection.execute("rollback")
    except driver().OperationalError as fault:
        return "locked" in str(fault) or "busy" in str(fault)
    except driver().Error:
        return False
    finally:
        with suppress(driver().Error):
            connection.close()
    return False
