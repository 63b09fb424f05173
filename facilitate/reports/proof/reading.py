"""A record read from a file of anybody's: record.json itself, or the zip of all papers; never more than it may be."""

from __future__ import annotations

import json
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from facilitate.reports.proof.faults import Fault

MOST_MB = 64
MOST = MOST_MB << 20
"""A meeting of twenty thousand steps takes about 12 MB."""
NAME = "record.json"
ZIP = b"PK\x03\x04"


class Unread(Exception):
    """The file is not what it should be; `fault` says why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.fault = Fault(zh, en)


def read(file: IO[bytes]) -> Any:
    """What the record in this file says, as JSON has it. Raises Unread."""
    begins = file.read(len(ZIP))
    file.seek(0)
    data = _from_zip(file) if begins == ZIP else _bounded(file)
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise Unread(
            "文件读不通：不是 JSON，或者没有下载完整。",
            "The file cannot be read: it is no JSON, or was not downloaded whole.",
        ) from fault


def _from_zip(file: IO[bytes]) -> bytes:
    try:
        with ZipFile(file) as bag:
            found = [one for one in bag.infolist() if _is_record(one)]
            if len(found) != 1:
                raise Unread(
                    "压缩包里没有 record.json，或者不止一份。", "In the zip there is no record.json, or more than one."
                )
            with bag.open(found[0]) as inside:
                return _bounded(inside)
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as fault:
        raise Unread(
            "压缩包打不开，可能没有下载完整。", "The zip cannot be opened: was it downloaded whole?"
        ) from fault


def _is_record(one: ZipInfo) -> bool:
    return one.filename.endswith(".json") and not one.is_dir()


def _bounded(file: IO[bytes]) -> bytes:
    """Read no further than what is allowed, whatever the file says of its own size."""
    data = file.read(MOST + 1)
    if len(data) > MOST:
        raise Unread(f"文件超过 {MOST_MB} MB，不是会议记录。", f"The file is larger than {MOST_MB} MB: no record is.")
    return data
