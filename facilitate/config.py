"""Settings: from options, else from the environment, else what suits one laptop."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path

NO_NUMBER = "{0} 要一个整数，不是“{1}”。\n{0} takes a whole number, not “{1}”."
NO_ADDRESS = (
    "“{0}”不是地址：proxy 写转发程序的地址或网段，如 127.0.0.1 或 172.18.0.0/16。\n"
    "“{0}” is no address: proxy takes the proxy's address or network, such as 127.0.0.1 or 172.18.0.0/16."
)


@dataclass(frozen=True)
class Config:
    """`data` is the folder of the database and the keys; `public_url` the address phones use, if it is not this machine's;
    `worker` which of `workers` processes this one is, from 0;
    `proxies` the addresses or networks of proxies whose X-Forwarded-For and -Proto are believed;
    `metrics` "local": programs on this machine may read /metrics without a key;
    `gap_ms`: how long changes are gathered before the screens are told, where telling them takes no longer;
    `backup`: the folder of the backups, "off" for none, "" for one in the data folder; `backup_passphrase` the file that holds theirs."""

    data: Path
    db: str
    redis: str = ""
    public_url: str = ""
    host: str = "0.0.0.0"
    port: int = 8000
    direct: bool = True
    workers: int = 1
    worker: int = 0
    proxies: tuple[str, ...] = ()
    metrics: str = ""
    gap_ms: int = 50
    backup: str = ""
    backup_passphrase: str = ""

    @property
    def backups(self) -> Path:
        """The folder of the backups: a second place, or one in the data folder."""
        return Path(self.backup).expanduser().resolve() if self.backup not in ("", "off") else self.data / "backups"

    @property
    def passphrase(self) -> Path:
        """The file whose one line is the passphrase of the backups; where none is named and it is not there, they are under none."""
        return Path(self.backup_passphrase) if self.backup_passphrase else self.data / "backup.passphrase"

    @property
    def own_port(self) -> int:
        """The port that only this process answers: with several workers one after the shared port for each."""
        return self.port + 1 + self.worker if self.workers > 1 else self.port

    @property
    def shared(self) -> bool:
        """Whether other processes write in the same meetings."""
        return self.db.startswith("postgres") and (self.workers > 1 or bool(self.redis))

    @property
    def secret(self) -> bytes:
        """The program's own secret, made at the first start and kept in the data folder."""
        return bytes.fromhex(_kept(self.data / "secret", lambda: secrets.token_hex(32)))

    @property
    def organiser_key(self) -> str:
        """The organiser's key: given by the environment, or made at the first start and kept."""
        given = os.environ.get("FACILITATE_ORGANISER_KEY", "")
        return given or _kept(self.data / "organiser.key", lambda: secrets.token_urlsafe(18))


def load(**options: object) -> Config:
    """The settings; options that are None come from FACILITATE_DATA, _DB, _REDIS, _PUBLIC_URL, _HOST, _PORT, _DIRECT,
    _WORKERS, _WORKER, _PROXY, _METRICS, _GAP_MS, _BACKUP and _BACKUP_PASSPHRASE.
    Raises ValueError, with a word for people, on what is no number or no address."""

    def asked(name: str, otherwise: str) -> str:
        option = options.get(name)
        return str(option) if option is not None else os.environ.get(f"FACILITATE_{name.upper()}", otherwise)

    data = Path(asked("data", "data")).expanduser().resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Config(
        data=data,
        db=asked("db", f"sqlite:///{data / 'facilitate.db'}"),
        redis=asked("redis", ""),
        public_url=asked("public_url", "").rstrip("/"),
        host=asked("host", "0.0.0.0"),
        port=_number("port", asked("port", "8000")),
        direct=asked("direct", "1") not in ("0", "false", "no"),
        workers=_number("workers", asked("workers", "1")),
        worker=_number("worker", asked("worker", "0")),
        proxies=tuple(map(_address, asked("proxy", "").replace(",", " ").split())),
        metrics=asked("metrics", ""),
        gap_ms=_number("gap_ms", asked("gap_ms", "50")),
        backup=asked("backup", ""),
        backup_passphrase=asked("backup_passphrase", ""),
    )


def _number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(NO_NUMBER.format(name, text)) from None


def _address(text: str) -> str:
    """An address or network in its usual form."""
    try:
        return str(ip_network(text, strict=False))
    except ValueError:
        raise ValueError(NO_ADDRESS.format(text)) from None


def _kept(path: Path, make: Callable[[], str]) -> str:
    """What stands in a file of ours, made now if it is not there; nobody else may read it."""
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(make())
        _on_the_disk(fresh)
        fresh.replace(path)
        _on_the_disk(path.parent)
    return path.read_text().strip()


def _on_the_disk(path: Path) -> None:
    """A power cut takes it no more. Windows knows no such thing for folders."""
    if path.is_dir() and os.name == "nt":
        return
    file = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
