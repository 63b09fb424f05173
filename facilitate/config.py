"""Settings: from options, else from the environment, else what suits one laptop."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Config:
    """`data` is the folder of the database and the keys; `public_url` the address phones use, if it is not this machine's."""

    data: Path
    db: str
    redis: str = ""
    public_url: str = ""
    host: str = "0.0.0.0"
    port: int = 8000
    direct: bool = True

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
    """The settings; options that are None come from FACILITATE_DATA, _DB, _REDIS, _PUBLIC_URL, _HOST, _PORT."""

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
        port=int(asked("port", "8000")),
        direct=asked("direct", "1") not in ("0", "false", "no"),
    )


def _kept(path: Path, make: Callable[[], str]) -> str:
    """What stands in a file of ours, made now if it is not there; nobody else may read it."""
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(make())
        fresh.replace(path)
    return path.read_text().strip()
