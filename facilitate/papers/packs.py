"""Everything as one zip: the print pack before a meeting, the paper pack after it, with a list of contents and checksums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from facilitate.papers import bilingual
from facilitate.papers.catalogue import forms, make
from facilitate.papers.kinds import NAMES, Paper
from facilitate.papers.links import Links
from facilitate.papers.offering import offered
from facilitate.papers.page import dressed, page
from facilitate.papers.pdf import PdfFailed
from facilitate.papers.tongue import Choice, Language, Tongue
from facilitate.papers.unprinted import sentence
from facilitate.reports.record import Record

When = Literal["before", "after"]
Maker = Callable[[str, str, Record, Choice, Links], Paper]
Wanted = tuple[str, str, Choice]
EARLIEST = (1980, 1, 1, 0, 0, 0)
TITLES = {"before": "会前打印包", "after": "会议文件包"}
ALIKE = frozenset({"json"})
PROVED = ("record", "json")
"""What carries its log, so that `facilitate verify` can go through it."""
SLOW = ("pdf", "docx")
"""The forms that take longest come first, so that two makers end at about the same time."""
DENSE = frozenset({"pdf", "docx", "xlsx", "png"})
"""Compressed as they are: to try once more would cost time and win nothing."""


@dataclass(frozen=True)
class Content:
    """One line of the list of contents."""

    title: str
    filename: str
    size: int
    checksum: str


def pack(
    record: Record,
    lang: Choice,
    links: Links,
    when: When = "after",
    *,
    private: bool = True,
    without: tuple[str, ...] = (),
    maker: Maker = make,
    hands: int = 1,
    proof: Record | None = None,
) -> Paper:
    """The zip. Papers for host and recorder only with `private`; `without` leaves forms out, such as pdf;
    `maker` makes each paper, `hands` of them at a time; `proof` is the record with its log, for record.json.

    A PDF that fails is named in the list of contents, and the rest is there.
    """
    wanted = papers_of(record, lang, links, when, private=private, without=without)
    proved = partial(_proved, maker, proof or record)
    papers, failed = _all(wanted, record, links, proved, hands)
    tongues, missing = _tongues(lang), _missing(papers)
    told = [_said(tongues, partial(_why, one)) for one in failed]
    told += [_said(tongues, partial(sentence, missing))] if missing else []
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as bag:
        for paper in papers:
            _put(bag, paper.filename, paper.data)
        contents = [_content(paper) for paper in papers]
        _put(bag, "index.html", _index(contents, told, record, tongues))
        _put(bag, "SHA256SUMS", "".join(f"{c.checksum}  {c.filename}\n" for c in contents).encode())
    title = _said(tongues, lambda tongue: tongue.say(TITLES[when]))
    return Paper(out.getvalue(), "application/zip", f"{title} {record.meeting.code}.zip", missing)


def papers_of(
    record: Record,
    lang: Choice,
    links: Links,
    when: When = "after",
    *,
    private: bool = True,
    without: tuple[str, ...] = (),
) -> list[Wanted]:
    """Every (name, form, language) that belongs into the pack; in both languages a paper has both in one where it can."""
    names = [name for name, kind in NAMES.items() if kind.when in (when, "both") and (private or not kind.private)]
    names = [name for name in names if offered(name, record)]
    if not links.join:
        names = [name for name in names if not name.startswith("poster")]
    pairs = [pair for pair in forms(names) if pair[1] not in without]
    return [(name, ext, one) for name, ext in pairs for one in _languages(name, ext, lang)]


def _languages(name: str, ext: str, lang: Choice) -> tuple[Choice, ...]:
    if lang != "both":
        return (lang,)
    if ext in bilingual.forms(name):
        return ("both",)
    return ("zh",) if ext in ALIKE else ("zh", "en")


def _proved(maker: Maker, proof: Record, name: str, ext: str, record: Record, lang: Choice, links: Links) -> Paper:
    return maker(name, ext, proof if (name, ext) == PROVED else record, lang, links)


def _all(
    wanted: Sequence[Wanted], record: Record, links: Links, maker: Maker, hands: int
) -> tuple[list[Paper], list[tuple[str, PdfFailed]]]:
    """The papers in their order, and those that failed."""

    def one(wish: Wanted) -> Paper | PdfFailed:
        name, ext, lang = wish
        try:
            return maker(name, ext, record, lang, links)
        except PdfFailed as fault:
            return fault

    slow_first = sorted(wanted, key=lambda wish: SLOW.index(wish[1]) if wish[1] in SLOW else len(SLOW))
    with ThreadPoolExecutor(hands) as pool:
        made = dict(zip(slow_first, pool.map(one, slow_first), strict=True))
    found = [(wish, made[wish]) for wish in wanted]
    failed = [(f"{name}.{ext}", each) for (name, ext, _), each in found if isinstance(each, PdfFailed)]
    return [each for _, each in found if isinstance(each, Paper)], failed


def _why(failed: tuple[str, PdfFailed], tongue: Tongue) -> str:
    name, fault = failed
    return f"{name}: {fault.zh if tongue.code == 'zh' else fault.en}"


def _tongues(lang: Choice) -> list[Tongue]:
    both: tuple[Language, ...] = ("zh", "en")
    return [Tongue(one) for one in both if lang in (one, "both")]


def _said(tongues: Sequence[Tongue], say: Callable[[Tongue], str]) -> str:
    """The same in each language, once where it is alike."""
    return " ".join(dict.fromkeys(say(tongue) for tongue in tongues))


def _content(paper: Paper) -> Content:
    title, _, _ = paper.filename.rpartition(".")
    return Content(title, paper.filename, len(paper.data), sha256(paper.data).hexdigest())


def _put(bag: ZipFile, name: str, data: bytes) -> None:
    """The same papers give the same zip: no clock is written into it."""
    info = ZipInfo(name, EARLIEST)
    info.compress_type = ZIP_STORED if name.rpartition(".")[2] in DENSE else ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    bag.writestr(info, data)


def _index(contents: list[Content], failed: list[str], record: Record, tongues: Sequence[Tongue]) -> bytes:
    def say(words: str, **values: object) -> str:
        return _said(tongues, lambda tongue: tongue.say(words, **values))

    title = _said(tongues, lambda tongue: tongue.pick(record.meeting.title))
    made = page("contents.html", tongues[0], title=title, contents=contents, failed=failed, say=say)
    return dressed(made, (), tongues[0].code).encode()


def _missing(papers: list[Paper]) -> tuple[str, ...]:
    return tuple(sorted({sign for paper in papers for sign in paper.missing}))
