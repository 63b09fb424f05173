"""One backup as one file: a zip that any computer opens, or the same under a passphrase, with a list of what is in it."""

from __future__ import annotations

import errno
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import msgspec

from facilitate.backups.files import BLOCK, DATABASE, FILES, UNLOCKED, keep, wipe
from facilitate.backups.locking import Broken, Key, Locked, is_locked, unlock
from facilitate.backups.states import State

MANIFEST = "manifest.json"
MOST_FILES, MOST_BYTES, MOST_MANIFEST = 10_000, 64 << 30, 8 << 20
NAME = re.compile(
    rf"{re.escape(DATABASE)}|{'|'.join(map(re.escape, FILES))}|(boxes|rules|kept/\w{{1,20}})/[\w.\- ]{{1,120}}"
)
TORN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What reading a zip raises that is cut off, changed, or of another kind."""
WHEN = (1980, 1, 1, 0, 0, 0)


class Member(msgspec.Struct, frozen=True):
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """`made` server ms; `version` and `program` of facilitate, `tables` their newest migration; `open`: choices of an open secret
    ballot are in it."""

    format: str
    made: int
    version: str
    program: str
    tables: str
    open: bool
    files: dict[str, Member]
    meetings: dict[str, State]


FORMAT = "facilitate.backup/1"


def write(target: IO[bytes], manifest: Manifest, members: dict[str, Path], key: Key | None) -> None:
    """The whole backup into an open file."""
    out: Any = Locked(target, key) if key else target
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack:
        pack.writestr(_named(MANIFEST), msgspec.json.encode(manifest))
        for name, path in members.items():
            with path.open("rb") as source, pack.open(_named(name), "w", force_zip64=True) as place:
                _copy(source, place)
    if key:
        out.finish()
    keep(target)


def measure(path: Path) -> Member:
    """Size and hash of a file."""
    told, size = sha256(), 0
    with path.open("rb") as file:
        while data := file.read(BLOCK):
            told.update(data)
            size += len(data)
    return Member(size, told.hexdigest())


@contextmanager
def opened(path: Path, passphrase: str | None, beside: Path) -> Iterator[zipfile.ZipFile]:
    """The zip of a backup; one under a passphrase is unlocked into a file in the folder `beside`, which is wiped afterwards.
    Raises Broken, WrongPassphrase, PassphraseNeeded."""
    with path.open("rb") as file:
        if not is_locked(file):
            with _zip(file) as pack:
                yield pack
        elif passphrase is None:
            raise PassphraseNeeded
        else:
            with _unlocked(file, passphrase, beside) as plain, _zip(plain) as pack:
                yield pack


class PassphraseNeeded(Exception):
    """It is under a passphrase, and none was given."""


def read_manifest(pack: zipfile.ZipFile) -> Manifest:
    """What is in it; every name and size is one that a backup may have. Raises Broken."""
    infos = {info.filename: info for info in pack.infolist()}
    if MANIFEST not in infos or len(infos) > MOST_FILES or infos[MANIFEST].file_size > MOST_MANIFEST:
        raise Broken
    try:
        found = msgspec.json.decode(pack.read(MANIFEST), type=Manifest)
    except (msgspec.MsgspecError, OSError, *TORN) as fault:
        raise Broken from fault
    sizes = {name: info.file_size for name, info in infos.items() if name != MANIFEST}
    fits = sizes == {name: one.size for name, one in found.files.items()} and DATABASE in sizes
    if not fits or found.format != FORMAT or sum(sizes.values()) > MOST_BYTES or not all(map(_may_be, sizes)):
        raise Broken
    return found


def unpack(pack: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    """Every file of it into an empty folder, none longer than it says, each compared with its hash. Raises Broken."""
    for name, told in manifest.files.items():
        target = folder / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.touch(mode=0o600)
        try:
            with pack.open(name) as source, target.open("wb") as file:
                _copy(source, file, told.size)
                keep(file)
        except (OSError, *TORN) as fault:
            if isinstance(fault, OSError) and fault.errno != errno.EINVAL:
                raise  # the disk's affair; what is invalid is a place in the zip
            raise Broken from fault
        if measure(target) != told:
            raise Broken


def _named(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, WHEN)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return info


def _may_be(name: str) -> bool:
    return bool(NAME.fullmatch(name)) and ".." not in name


def _copy(source: Any, target: Any, most: int = MOST_BYTES) -> None:
    """Raises Broken where it is longer than it may be."""
    while data := source.read(BLOCK):
        most -= len(data)
        if most < 0:
            raise Broken
        target.write(data)


def _zip(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise Broken from fault


@contextmanager
def _unlocked(file: IO[bytes], passphrase: str, beside: Path) -> Iterator[IO[bytes]]:
    with tempfile.NamedTemporaryFile(dir=beside, prefix=UNLOCKED, delete=False) as plain:
        try:
            unlock(file, plain, passphrase)
            plain.seek(0)
            yield plain
        finally:
            plain.close()
            wipe(Path(plain.name))
