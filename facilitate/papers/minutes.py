"""The minutes as a paper: the plain form, every sentence with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers import decided, published, standing
from facilitate.papers.blocks import Block, Document, Heading, Para, Run, Runs, Signatures, text
from facilitate.papers.kit import Desk
from facilitate.papers.legend import legend
from facilitate.papers.tables import offers, promises
from facilitate.reports.minutes import Matter, Minutes, minutes
from facilitate.reports.rows import Offer
from facilitate.reports.sections import Section

NAME = "会议纪要"


def document(desk: Desk) -> Document:
    """The minutes of this meeting as blocks; sections without content are not there."""
    told = minutes(desk.record)
    blocks = [
        block
        for number, section in enumerate(told.sections, 1)
        for block in (
            Heading(text(desk.numbered(number, desk.tongue.line(section.title)))),
            *_section(desk, told, section),
        )
    ]
    signing = (Heading(text(desk.numbered(len(told.sections) + 1, desk.t("签字")))), Signatures(_signers(desk, told)))
    return desk.document("minutes", desk.t(NAME), standing.facts(desk), *standing.block(desk), *blocks, *signing,
                         *standing.appendix(desk), *published.annex(desk), legend(desk, blocks))  # fmt: skip


def _section(desk: Desk, told: Minutes, section: Section) -> Iterator[Block]:
    """Rows stand in tables, with the words of the section's parts; everything else is sentences."""
    if section.key in ("decisions", "undecided"):
        yield from decided.table(desk, told.decisions, section.parts)
    elif section.key == "statement":
        yield from (_point(desk, n, part) for n, part in enumerate(section.parts, 1))
    elif section.key == "promises" and section.parts:
        yield promises(desk, told.promises, section.parts)
    elif section.key == "offers" and section.parts:
        yield offers(desk, _offers(desk, section), section.parts)
    elif section.key == "matters":
        both = zip(section.parts, told.matters, strict=True)
        yield from (block for n, (part, matter) in enumerate(both, 1) for block in _matter(desk, n, part, matter))
    yield from _sentences(desk, section)


def _point(desk: Desk, number: int, part: Section) -> Para:
    apart = text("　" if desk.tongue.code == "zh" else "")
    return Para((Run(f"{number}. "), *desk.sourced((part.title,)), *apart, *desk.sourced(part.lines)))


def _offers(desk: Desk, section: Section) -> tuple[tuple[int, Offer], ...]:
    """The offers of the section's parts with the numbers they have in the record."""
    there = {f"offer/{row.id}": (n, row) for n, row in enumerate(desk.record.offers, 1)}
    return tuple(there[part.key] for part in section.parts)


def _sentences(desk: Desk, section: Section) -> Iterator[Block]:
    """What kind of meeting it was stands apart from what happened."""
    happened = tuple(told for told in section.lines if told.key != "course/nature")
    nature = tuple(told for told in section.lines if told.key == "course/nature")
    yield from (block for some in (happened, nature) for block in desk.paragraphs(some))


def _matter(desk: Desk, number: int, part: Section, matter: Matter) -> list[Block]:
    t, need = desk.t, matter.need
    title: Runs = (Run(t("（{n}）{title}", n=desk.tongue.numeral(number), title=desk.tongue.line(part.title))),)
    apart = any(ballot.apart for ballot in desk.record.ballots)
    points = t("居民贴点 {n}", n=need.dots) if apart else t("得点{n}", n=need.dots)
    dots = (Run(" "), *text(points, "soft")) if need.dots is not None else ()
    danger = text(t("立即危险"), "danger") if need.danger else ()
    return [Heading((*title, *dots, *danger), 3), *desk.paragraphs(part.lines)]


def _signers(desk: Desk, told: Minutes) -> tuple[str, ...]:
    return (desk.t("主持人"), desk.t("记录人"), *told.signers, desk.t("日期"))
