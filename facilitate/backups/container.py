"""One backup as one file: a zip that any computer opens, or the same under a passphrase, with a list of what is in it."""

from __future__ import annotations

import errno
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import msgspec

from facilitate.backups.files import BLOCK, UNLOCKED, keep, wipe
from facilitate.backups.locking import Broken, Key, Locked, is_locked, unlock
from facilitate.backups.names import DATABASE, MOST_FILES, may_be
from facilitate.backups.states import State

MANIFEST = "manifest.json"
MOST_BYTES, MOST_MANIFEST = 64 << 30, 8 << 20
TORN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What reading a zip raises that is cut off, changed, or of another kind."""
WHEN = (1980, 1, 1, 0, 0, 0)


class Member(msgspec.Struct, frozen=True):
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """`made` server ms; `version` and `program` of facilitate, `tables` their newest migration; `open`: choices of an open secret
    ballot are in it; `left`: names of what lay in the house and is not in it; `erased`: when (server ms) somebody was
    erased in that house, None where an older program did not say."""

    format: str
    made: int
    version: str
    program: str
    tables: str
    open: bool
    files: dict[str, Member]
    meetings: dict[str, State]
    left: tuple[str, ...] = ()
    erased: tuple[int, ...] | None = None


class Kind(msgspec.Struct, frozen=True):
    """What every manifest says, of whatever program."""

    format: str


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
    with path.open("rb") as file:
        return _measured(file)


def _measured(file: IO[bytes]) -> Member:
    told, size = sha256(), 0
    while data := file.read(BLOCK):
        told.update(data)
        size += len(data)
    return Member(size, told.hexdigest())


@contextmanager
def opened(path: Path, by: str | Key | None, beside: Path) -> Iterator[zipfile.ZipFile]:
    """The zip of a backup; one under a passphrase is unlocked into a file in the folder `beside`, which is wiped afterwards.
    Raises Broken, WrongPassphrase, PassphraseNeeded."""
    with path.open("rb") as file:
        if not is_locked(file):
            with _zip(file) as pack:
                yield pack
        elif by is None:
            raise PassphraseNeeded
        else:
            with _unlocked(file, by, beside) as plain, _zip(plain) as pack:
                yield pack


def check(path: Path, told: Manifest, key: Key | None, beside: Path) -> None:
    """A backup that was just written is read again as a restore would: every name and every byte. Raises Broken."""
    with opened(path, key, beside) as pack:
        if read_manifest(pack) != told:
            raise Broken
        for name, member in told.files.items():
            with _reading(), pack.open(name) as source:
                same = _measured(source) == member
            if not same:
                raise Broken


class PassphraseNeeded(Exception):
    """It is under a passphrase, and none was given."""


class OtherFormat(Exception):
    """It was written in a way that this program does not know; says (its way, ours)."""


def read_manifest(pack: zipfile.ZipFile) -> Manifest:
    """What is in it; every name and size is one that a backup may have. Raises Broken, OtherFormat."""
    infos = {info.filename: info for info in pack.infolist()}
    if MANIFEST not in infos or len(infos) > MOST_FILES or infos[MANIFEST].file_size > MOST_MANIFEST:
        raise Broken
    try:
        words = pack.read(MANIFEST)
        if (kind := msgspec.json.decode(words, type=Kind).format) != FORMAT and kind.startswith("facilitate.backup/"):
            raise OtherFormat(kind, FORMAT)
        found = msgspec.json.decode(words, type=Manifest)
    except (msgspec.MsgspecError, OSError, *TORN) as fault:
        raise Broken from fault
    sizes = {name: info.file_size for name, info in infos.items() if name != MANIFEST}
    fits = sizes == {name: one.size for name, one in found.files.items()} and DATABASE in sizes
    if not fits or found.format != FORMAT or sum(sizes.values()) > MOST_BYTES or not all(map(may_be, sizes)):
        raise Broken
    return found


def unpack(pack: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    """Every file of it into an empty folder, none longer than it says, each compared with its hash. Raises Broken."""
    for name, told in manifest.files.items():
        target = folder / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.touch(mode=0o600)
        with _reading(), pack.open(name) as source, target.open("wb") as file:
            _copy(source, file, told.size)
            keep(file)
        if measure(target) != told:
            raise Broken


@contextmanager
def _reading() -> Iterator[None]:
    """What a torn zip raises is Broken; what the disk raises is the disk's affair."""
    try:
        yield
    except (OSError, *TORN) as fault:
        if isinstance(fault, OSError) and fault.errno != errno.EINVAL:
            raise  # what is invalid is a place in the zip
        raise Broken from fault


def _named(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, WHEN)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return info


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
def _unlocked(file: IO[bytes], by: str | Key, beside: Path) -> Iterator[IO[bytes]]:
    with tempfile.NamedTemporaryFile(dir=beside, prefix=UNLOCKED, delete=False) as plain:
        try:
            unlock(file, plain, by)
            plain.seek(0)
            yield plain
        finally:
            plain.close()
            wipe(Path(plain.name))
