"""A sheet of the register as a file to take away."""

from __future__ import annotations

from urllib.parse import quote

import gevent
from flask import Response

from facilitate.papers.kinds import MIMES
from facilitate.papers.sheet import Sheet
from facilitate.papers.spreadsheet import csv_bytes, xlsx


def made(sheet: Sheet, ext: str) -> bytes:
    """The file, made in a thread of its own: nobody's phone waits for five thousand rows."""
    work = (lambda: xlsx([sheet])) if ext == "xlsx" else (lambda: csv_bytes(sheet))
    data: bytes = gevent.get_hub().threadpool.apply(work)
    return data


def answer(sheet: Sheet, ext: str, data: bytes | None = None) -> Response:
    """The file, under the sheet's title."""
    found = Response(data or made(sheet, ext), mimetype=MIMES[ext].split(";")[0])
    found.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(sheet.title)}.{ext}"
    return found
