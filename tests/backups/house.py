"""A house in a data folder, with the small world's evening in it, whose backups can be made and brought back."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitate.backups import container
from facilitate.backups.making import Maker, shelf_of
from facilitate.backups.restoring import Restored, restore
from facilitate.backups.shelf import Backup
from facilitate.config import Config
from tests.cast import Cast
from tests.doors import SECRET, cast_behind
from tests.evening import until_the_dots

WORDS = "梧桐树下的秘密口令 42"


@dataclass
class House:
    """`now` is the clock on the wall, in seconds; each backup is made a minute after the last."""

    config: Config
    cast: Cast
    now: float = datetime(2026, 11, 21, 19, 30).timestamp()

    @property
    def maker(self) -> Maker:
        return Maker(self.config, lambda: self.now)

    def make(self, only: bool = False) -> Backup:
        self.now += 60
        made = self.maker.make(only)
        assert made is not None
        return made

    def names(self) -> list[str]:
        return [one.path.name for one in shelf_of(self.config).all()]

    def lock(self) -> None:
        self.config.passphrase.write_text(f"{WORDS}\n", encoding="utf-8")


def open_house(folder: Path, name: str = "data") -> House:
    """An evening in which a secret ballot is open."""
    data = folder / name
    data.mkdir(mode=0o700)
    (data / "secret").write_text(SECRET.hex())
    (data / "organiser.key").write_text("a key")
    (data / "rules").mkdir()
    (data / "rules" / "ours.yaml").write_text("id: ours\n")
    (data / "kept" / "K7MQ4HXE").mkdir(parents=True)
    (data / "kept" / "K7MQ4HXE" / "minutes.md").write_text("kept")
    config = Config(data, f"sqlite:///{data / 'facilitate.db'}")
    cast = cast_behind(config.db)
    until_the_dots(cast)
    return House(config, cast)


def brought_back(file: Path, data: Path, words: str | None = None) -> Restored:
    return restore(file, data, words)


def inside(file: Path) -> bytes:
    """Every byte of a backup, as it lies there and unpacked."""
    told = file.read_bytes()
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as pack:
            told += b"".join(pack.read(name) for name in pack.namelist())
    return told


def everything(folder: Path) -> bytes:
    """Every byte of all files in a folder, backups unpacked; but for the index that SQLite makes anew at each opening."""
    return b"".join(inside(path) for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".db-shm")


def forged(file: Path, target: Path, **files: bytes) -> Path:
    """A zip whose manifest tells the truth about these files and those of a real backup."""
    with zipfile.ZipFile(file) as real:
        there = {name: real.read(name) for name in real.namelist() if name != container.MANIFEST}
        manifest = container.read_manifest(real)
    there |= files
    return packed(target, manifest, there)


def packed(target: Path, manifest: container.Manifest, there: dict[str, bytes], size: int = 0) -> Path:
    """With a `size` the manifest says that each file is that long."""
    from hashlib import sha256

    import msgspec

    told = {name: container.Member(size or len(data), sha256(data).hexdigest()) for name, data in there.items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(container.MANIFEST, msgspec.json.encode(msgspec.structs.replace(manifest, files=told)))
        for name, data in there.items():
            out.writestr(name, data)
    return target
