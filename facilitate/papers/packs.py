"""Everything as one zip: the print pack before a meeting, the paper pack after it, with a list of contents and checksums."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from facilitate.papers.catalogue import forms, make
from facilitate.papers.kinds import NAMES, Paper
from facilitate.papers.links import Links
from facilitate.papers.offering import offered
from facilitate.papers.page import dressed, page
from facilitate.papers.pdf import PdfFailed
from facilitate.papers.tongue import Language, Tongue
from facilitate.papers.unprinted import sentence
from facilitate.reports.record import Record

Maker = Callable[[str, str, Record, Language, Links], Paper]
EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Content:
    """One line of the list of contents."""

    title: str
    filename: str
    size: int
    checksum: str


def pack(
    record: Record,
    lang: Language,
    links: Links,
    when: Literal["before", "after"] = "after",
    *,
    private: bool = True,
    without: tuple[str, ...] = (),
    maker: Maker = make,
) -> Paper:
    """The zip. Papers for host and recorder only with `private`; `without` leaves forms out, such as pdf;
    `maker` makes each paper.

    A PDF that fails is named in the list of contents, and the rest is there.
    """
    names = [name for name, kind in NAMES.items() if kind.when in (when, "both") and (private or not kind.private)]
    names = [name for name in names if offered(name, record)]
    if not links.join:
        names = [name for name in names if not name.startswith("poster")]
    papers, failed = _all([pair for pair in forms(names) if pair[1] not in without], record, lang, links, maker)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as bag:
        for paper in papers:
            _put(bag, paper.filename, paper.data)
        contents = [_content(paper) for paper in papers]
        missing = _missing(papers)
        told = [*failed, sentence(missing, Tongue(lang))] if missing else failed
        _put(bag, "index.html", _index(contents, told, record, lang))
        _put(bag, "SHA256SUMS", "".join(f"{c.checksum}  {c.filename}\n" for c in contents).encode())
    title = Tongue(lang).say("会前打印包" if when == "before" else "会议文件包")
    return Paper(out.getvalue(), "application/zip", f"{title} {record.meeting.code}.zip", missing)


def _all(
    wanted: list[tuple[str, str]], record: Record, lang: Language, links: Links, maker: Maker
) -> tuple[list[Paper], list[str]]:
    papers, failed = [], []
    for name, ext in wanted:
        try:
            papers.append(maker(name, ext, record, lang, links))
        except PdfFailed as fault:
            failed.append(f"{name}.{ext}: {fault.zh if lang == 'zh' else fault.en}")
    return papers, failed


def _content(paper: Paper) -> Content:
    title, _, _ = paper.filename.rpartition(".")
    return Content(title, paper.filename, len(paper.data), sha256(paper.data).hexdigest())


def _put(bag: ZipFile, name: str, data: bytes) -> None:
    """The same papers give the same zip: no clock is written into it."""
    info = ZipInfo(name, EARLIEST)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    bag.writestr(info, data)


def _index(contents: list[Content], failed: list[str], record: Record, lang: Language) -> bytes:
    tongue = Tongue(lang)
    made = page("contents.html", tongue, title=tongue.pick(record.meeting.title), contents=contents, failed=failed)
    return dressed(made, (), lang).encode()


def _missing(papers: list[Paper]) -> tuple[str, ...]:
    return tuple(sorted({sign for paper in papers for sign in paper.missing}))
