"""What would betray somebody, and all the text of a paper in any form: for the tests of papers that hang where all can read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec
import pypdf

from facilitate.papers import Guest, make, offered
from facilitate.papers.catalogue import forms
from facilitate.papers.tongue import Language
from facilitate.reports.cast import Cast
from facilitate.reports.record import Record
from tests.papers.world import LINKS

HUNG = (
    "public_notice", "bulletin", "long_picture", "harvest", "ranking", "notice", "poster", "poster_a3", "tents", "rules",
    "cards", "slips", "feedback",
)  # fmt: skip
"""Papers that are put up, handed round or sent to a chat group."""
SPEAKING = ("public_notice", "bulletin", "long_picture", "harvest", "ranking", "minutes")
"""Those that speak of what happened: their PDF is read too; of the others it is pressed from the page that is read."""
PRESSED = ("pdf",)
FAMILIES, GIVEN = "欧阳上官诸葛司马令狐慕容", "珺琪瑾瑜璇玑珊瑚"
HIDDEN = "不该贴出去的话"


@dataclass(frozen=True)
class Told:
    """A meeting's record in which every resident has a name and door of her own, and what may not be found of it."""

    record: Record
    guests: tuple[Guest, ...]
    betrays: tuple[str, ...]


def told(record: Record) -> Told:
    """The record with names that nobody's sentence holds, real names and telephones on the sign-in sheet, and one card
    that was hidden after it was written."""
    cast = Cast(record)
    residents = [p for p in record.people if not (p.neutral or cast.unit(p.id) or p.role in ("host", "recorder"))]
    called = {person.id: _name(n) for n, person in enumerate(residents)}
    doors = {id: f"{n + 3}号楼{n + 501}" for n, id in enumerate(called)}
    guests = tuple(Guest(id, f"真名{called[id]}", f"1380013{n + 1000}") for n, id in enumerate(called))
    people = tuple(
        msgspec.structs.replace(p, name=f"{called[p.id]}（{doors[p.id]}）") if p.id in called else p
        for p in record.people
    )
    cards = [item for item in record.items if item.kind != "report" and not item.originals]
    hidden = msgspec.structs.replace(cards[0], id="hidden1", text=HIDDEN, state="hidden")
    made = msgspec.structs.replace(record, people=people, items=(*record.items, hidden))
    return Told(made, guests, (*called.values(), *doors.values(), *(guest.phone for guest in guests), HIDDEN))


def found(
    meeting: Told, names: Iterable[str] = HUNG, langs: Sequence[Language] = ("zh", "en")
) -> list[tuple[str, str]]:
    """(paper, what betrays) for every form of every such paper that this meeting has."""
    links = replace(LINKS, guests=meeting.guests)
    offers = [name for name in names if offered(name, meeting.record)]
    wanted = [(name, ext) for name, ext in forms(offers) if ext != "png"]  # a picture of the SVG
    return [
        (f"{name}.{ext} {lang}", words)
        for name, ext in wanted
        for lang in langs
        if ext not in PRESSED or (name in SPEAKING and lang == "zh")
        for said in [text(make(name, ext, meeting.record, lang, links).data, ext)]
        for words in meeting.betrays
        if words in said
    ]


def text(data: bytes, ext: str) -> str:
    """All that can be read in a paper, and what is written about it, without the spaces at which lines may break."""
    return re.sub(r"\s+", "", _read(data, ext))


def _read(data: bytes, ext: str) -> str:
    match ext:
        case "pdf":
            file = pypdf.PdfReader(io.BytesIO(data))
            return "".join([str(file.metadata), *(page.extract_text() for page in file.pages)])
        case "docx" | "xlsx":
            with zipfile.ZipFile(io.BytesIO(data)) as folder:
                parts = [folder.read(name).decode() for name in folder.namelist() if name.endswith((".xml", ".rels"))]
            return re.sub("<[^>]*>", "", "".join(parts))
        case _:
            return re.sub("<[^>]*>", "", data.decode())


def _name(number: int) -> str:
    """A name of four characters that nobody's sentence holds."""
    family = 2 * (number // len(GIVEN) ** 2 % (len(FAMILIES) // 2))
    first, second = divmod(number % len(GIVEN) ** 2, len(GIVEN))
    return FAMILIES[family : family + 2] + GIVEN[first] + GIVEN[second]
