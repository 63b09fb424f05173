"""A paper in both languages: section by section, the Chinese and below it the English, under one head, to be signed once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from facilitate.papers import page, unprinted
from facilitate.papers.blocks import Block, Code, Document, Heading, PageBreak, Para, Pictures, Signatures, text
from facilitate.papers.kinds import NAMES
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.tongue import Tongue
from facilitate.papers.twin import EN, ZH, Twin
from facilitate.reports.record import Record

PAPERS = frozenset(
    [
        "minutes",
        "public_notice",
        "bulletin",
        "needs",
        "group_reports",
        "harvest",
        "idea_book",
        "ranking",
        "participation",
        "photos",
        "record",
    ]
)
FORMS = ("pdf", "docx", "html", "md")
TWINS = frozenset(
    [
        "notice",
        "commitments",
        "handover",
        "feedback",
        "sign_in",
        "slips",
        "cards",
        "poster",
        "poster_a3",
        "tents",
        "rules",
        "minutes_official",
    ]
)
"""What is signed, cut out, filled in or hung up: one sheet, the English beneath each Chinese line."""

LISTS = ("xlsx", "csv")
Part = tuple[Tongue, tuple[Block, ...]]
Once = Signatures | Code | Pictures


def forms(name: str) -> tuple[str, ...]:
    """The forms in which a paper comes in both languages."""
    kept = FORMS if name in PAPERS or name in TWINS else ()
    return tuple(ext for ext in NAMES[name].exts if ext in kept or ext in LISTS)


def beneath(name: str, ext: str) -> bool:
    """Whether the English stands beneath each line, and not section after section."""
    return name in TWINS or ext in LISTS


def made(ext: str, document: Callable[[Desk], Document], record: Record, links: Links) -> tuple[bytes, tuple[str, ...]]:
    """The paper in both languages as pdf, docx, html or md; and the characters that could not be printed."""
    chinese, english = (document(Desk(record, tongue, links)) for tongue in (ZH, EN))
    head, parts = _headed(chinese, english), interleaved(chinese.blocks, english.blocks)
    match ext:
        case "pdf":
            return _pdf(head, english.title, parts)
        case "html":
            return page.dressed(_html(head, english.title, parts), links.styles).encode(), ()
        case "docx":
            from facilitate.papers.docx import docx_in_parts

            return docx_in_parts(replace(head, title=(*head.title, *english.title), blocks=()), parts, Twin()), ()
        case _:
            from facilitate.papers.markdown import in_parts

            return in_parts((*head.title, *english.title), parts), ()


def interleaved(chinese: Sequence[Block], english: Sequence[Block]) -> list[Part]:
    """Section after section in both languages; where they have not the same sections, the whole of each."""
    ours, theirs = list(_sections(chinese)), list(_sections(english))
    if len(ours) != len(theirs):
        return [(ZH, tuple(chinese)), (EN, (PageBreak(), *english))]
    return [part for pair in zip(ours, theirs, strict=True) for part in _together(*pair)]


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Each heading of a section or sheet with what follows it; first what stands before any heading."""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level < 3 and section:
            yield tuple(section)
            section = []
        section.append(block)
    yield tuple(section)


def _together(ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> tuple[Part, Part]:
    """One section in both; lines to sign, codes to scan and photos stand once, with the words of both."""
    once = iter([block for block in ours if isinstance(block, Once)])
    kept = tuple(block for block in ours if not isinstance(block, Once | PageBreak))
    merged = (_merged(next(once, None), block) if isinstance(block, Once) else block for block in theirs)
    return (ZH, kept), (EN, tuple(merged))


def _merged(ours: Block | None, theirs: Once) -> Block:
    match ours, theirs:
        case Signatures(names=a), Signatures(names=b) if len(a) == len(b):
            return Signatures(tuple(x if x == y else f"{x} {y}" for x, y in zip(a, b, strict=True)))
        case Code(words=a), Code(url=url, words=b):
            return Code(url, f"{a} {b}")
        case Pictures(rows=a), Pictures(rows=b) if len(a) == len(b):
            return Pictures(tuple(replace(y, name=f"{x.name} {y.name}") for x, y in zip(a, b, strict=True)))
        case _:
            return theirs


def _headed(chinese: Document, english: Document) -> Document:
    """The Chinese paper with both states in its running heads."""
    plate = chinese.plate[1] if chinese.plate[1] == english.plate[1] else f"{chinese.plate[1]} / {english.plate[1]}"
    return replace(chinese, state=f"{chinese.state} / {english.state}", plate=(chinese.plate[0], plate))


def _pdf(head: Document, title: tuple[str, ...], parts: list[Part]) -> tuple[bytes, tuple[str, ...]]:
    from facilitate.papers.pdf import press

    pdf = press(page.dressed(_html(head, title, parts)))
    if pdf.missing:
        told = [(tongue, _note(pdf.missing, tongue)) for tongue in (ZH, EN)]
        return press(page.dressed(_html(head, title, [*parts, *told]))).data, pdf.missing
    return pdf.data, ()


def _note(missing: tuple[str, ...], tongue: Tongue) -> tuple[Block, ...]:
    return (Para(text(unprinted.sentence(missing, tongue)), "note"),)


def _html(head: Document, title: tuple[str, ...], parts: list[Part]) -> str:
    written = [(tongue.tag, page.part(blocks, tongue)) for tongue, blocks in parts if blocks]
    return page.page("both.html", ZH, paper=head, english=title, parts=written, author=head.author)
