"""One function a decoder: it takes any bytes, and whatever else than the decoder's own refusal comes out is a finding."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from facilitate.core.act import Act
from facilitate.core.person.names import clean_name, clean_text
from facilitate.core.refusals.refusal import Refused
from facilitate.register.declined import Declined
from facilitate.register.sheets.reading import read as read_sheet
from facilitate.replay.script import BadScenario
from facilitate.replay.script import load as load_scenario
from facilitate.reports.proof import check
from facilitate.reports.proof.reading import Unread
from facilitate.reports.proof.reading import read as read_record
from facilitate.resources import resource
from facilitate.service.faults import Faults
from facilitate.service.lists import lists
from facilitate.service.rulefiles import parse_rule
from facilitate.web import wirejson
from facilitate.web.acts import Envelope
from facilitate.web.frames import Reader, Violation, messages
from facilitate.web.packet import PhonePacket
from facilitate.web.websocket import MESSAGE_BYTES
from tests.cast import Cast, at, refusal_of
from tests.faults.fuzz.twin import trip

Target = Callable[[bytes], None]
TURN = 400
"""Acts after which a meeting begins anew."""


class Packet(PhonePacket):
    json = wirejson


class Line:
    """A socket on which these bytes arrive, a few at a time."""

    def __init__(self, data: bytes) -> None:
        self._rest = BytesIO(data)

    def recv(self, most: int) -> bytes:
        return self._rest.read(min(most, 97))


def frame(data: bytes) -> None:
    """A websocket's bytes: frames, messages, packets of Engine.IO and Socket.IO."""
    with suppress(Violation, ConnectionResetError, UnicodeDecodeError):
        for message in messages(Reader(Line(data)), MESSAGE_BYTES, lambda _opcode, _payload: None):
            assert len(message) <= MESSAGE_BYTES
            if isinstance(message, str) and message[:1] == "4":
                Packet(encoded_packet=message[1:])


def packet(data: bytes) -> None:
    """What a phone says in one packet."""
    with suppress(UnicodeDecodeError):
        Packet(encoded_packet=data.decode())


class Acting:
    """Acts of three people in a meeting; a refused one leaves no trace, and each refusal has its words."""

    def __init__(self) -> None:
        self._cast: Cast | None = None
        self._left = 0

    def __call__(self, data: bytes) -> None:
        try:
            wish = msgspec.convert(wirejson.loads(data), Envelope)
        except (ValueError, msgspec.ValidationError):
            return
        if not self._left:
            self._cast, self._left = at(("gather", "discuss", "grade")[len(data) % 3]), TURN
        self._left -= 1
        cast = self._cast
        assert cast is not None
        who = ("host", "wang", "bureau")[sum(data[:8]) % 3]
        cast.clock.at += 1000
        act = Act(wish.verb, wish.args, wish.op, wish.saw, cast.ids[who])
        refusal_of(cast.place, partial(cast.place.carry, act))


def rule(data: bytes) -> None:
    """A rule file; its faults are told with line and words."""
    faults = None
    try:
        parse_rule(data, "mine.yaml")
    except Faults as found:
        faults = found.faults
    assert faults is None or (faults and all(fault.zh and fault.en for fault in faults))


def scenario(data: bytes) -> None:
    """A scenario file."""
    with suppress(BadScenario):
        load_scenario(_written(data))


def sheet(data: bytes) -> None:
    """A spreadsheet of somebody's list: csv or xlsx."""
    with suppress(Declined):
        read_sheet(data)


def record(data: bytes) -> None:
    """A record that somebody says is one."""
    with suppress(Unread):
        assert check(read_record(BytesIO(data)), lists())


def name(data: bytes) -> None:
    """Names and texts: what is left can be written down, and cleaning it again adds nothing."""
    said = data.decode("utf-8", "surrogatepass") if _utf8(data) else data.decode("utf-16", "replace")
    for clean in (clean_name, clean_text):
        with suppress(Refused):
            once = clean(said)
            once.encode()
            assert len(clean(once)) <= len(once)


def _utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


_place = Path(tempfile.gettempdir()) / "fuzzed.yaml"


def _written(data: bytes) -> Path:
    _place.write_bytes(data)
    return _place


TARGETS: dict[str, Target] = {
    "frame": frame, "packet": packet, "act": Acting(), "rule": rule, "scenario": scenario, "sheet": sheet, "record": record, "name": name, "twin": trip,
}  # fmt: skip


def seeds(target: str) -> list[bytes]:
    """What the search begins with."""
    shipped = sorted(file for file in resource("rules").iterdir() if file.name.endswith(".yaml"))
    scenes = sorted(file for file in (resource("rules") / "scenarios").iterdir() if file.name.endswith(".yaml"))
    mask = bytes(4)
    found: dict[str, list[bytes]] = {
        "frame": [
            b"\x81\x85" + mask + b'42[""', b"\x89\x80" + mask, b"\x01\x81" + mask + b"4" + b"\x80\x81" + mask + b"2", b"\x81\xfe\x00\x7e" + mask + b"4" * 126,
        ],
        "packet": [b'27["act",{"op":"a","verb":"hand","args":{}}]', b'20["clock",{"t":1}]', b'51-["act",{"_placeholder":true,"num":0}]', b"0"],
        "act": [json.dumps({"op": "a", "verb": verb, "args": args}, default=repr).encode() for verb, args in _acts()],
        "rule": [file.read_bytes() for file in shipped[:8]],
        "scenario": [file.read_bytes()[:6000] for file in scenes[:4]],
        "sheet": ["需求,类别,户数\n路灯不亮,公共安全,24\n".encode(), "a;b\n\"c\n".encode("utf-16"), b"PK\x03\x04", _workbook()],
        "record": [b'{"format": "facilitate.record/1", "chain": {"head": "", "length": 1, "entries": [{"seq": 1, "at": 1, "body": "{}"}]}}', b"PK\x03\x04"],
        "name": ["王阿姨".encode(), "e\u0301\u202ex".encode(), "\ufb01\u200b2".encode()],
        "twin": [b""],
    }  # fmt: skip
    return found[target]


def _acts() -> list[tuple[str, dict[str, Any]]]:
    from tests.wild import verbs

    return verbs(at("gather").m, 1, 2, 3)


def _workbook() -> bytes:
    from openpyxl import Workbook

    out, book = BytesIO(), Workbook()
    book.active.append(["需求", "户数"])
    book.active.append(["路灯", 12])
    book.save(out)
    return out.getvalue()
