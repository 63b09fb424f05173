"""Which papers there are, in which forms, for whom and when; and the one function that makes any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from facilitate.papers import (
    bulletin,
    cards,
    commitments,
    feedback,
    full,
    group_reports,
    handover,
    harvest,
    idea_book,
    minutes,
    needs,
    notice,
    official,
    page,
    participation,
    poster,
    public_notice,
    ranking,
    rules,
    sheets,
    sign_in,
    slips,
    tents,
    unprinted,
)
from facilitate.papers.blocks import Document
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.tongue import Language, Tongue
from facilitate.reports.public import public
from facilitate.reports.record import Record, to_json
from facilitate.reports.rows import Words

When = Literal["before", "after", "both"]
ZOOMS = {"poster_a3": 2**0.5}  # drawn as A4, printed as A3
MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
}


@dataclass(frozen=True)
class Kind:
    """One paper. `private`: only for host and recorder. `when`: before the meeting, after it, or both."""

    title: Words
    exts: tuple[str, ...]
    private: bool
    when: When


@dataclass(frozen=True)
class Paper:
    """A paper made: its bytes, its type, a file name, and characters that no font here could draw."""

    data: bytes
    mime: str
    filename: str
    missing: tuple[str, ...] = ()


class NoSuch(Exception):
    """There is no such paper or no such form of it; `zh` and `en` say which there are."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en


def _kind(zh: str, en: str, exts: str, when: When, *, private: bool = False) -> Kind:
    return Kind(Words(zh=zh, en=en), tuple(exts.split()), private, when)


NAMES: dict[str, Kind] = {
    "minutes": _kind("会议纪要", "Minutes", "pdf docx html md", "after"),
    "minutes_official": _kind("会议纪要（公文格式）", "Minutes in the official form", "pdf docx html", "after"),
    "bulletin": _kind("简报", "One page of news", "pdf docx html md", "after"),
    "commitments": _kind("承诺签字表", "Commitments to sign", "pdf docx html md", "after"),
    "handover": _kind("事项交办单", "Handover slips", "pdf docx html md", "after"),
    "needs": _kind("需求评估报告", "Needs report", "pdf docx html md xlsx csv", "after"),
    "record": _kind("会议记录", "Full record", "pdf docx html md json", "after", private=True),
    "sign_in": _kind("签到表", "Sign-in sheet", "pdf docx html xlsx csv", "both", private=True),
    "participation": _kind("参与情况", "Participation", "pdf html xlsx csv json", "after", private=True),
    "group_reports": _kind("小组记录", "Group reports", "pdf docx html md", "after"),
    "harvest": _kind("收获汇总", "Harvest", "pdf docx html md", "after"),
    "idea_book": _kind("金点子汇编", "Book of ideas", "pdf docx html md", "after"),
    "ranking": _kind("排序与获奖名单", "Ranking and awards", "pdf docx html md xlsx csv", "after"),
    "votes": _kind("计票明细", "Counts of the ballots", "xlsx csv", "after"),
    "public_notice": _kind("协商结果公示", "Public notice", "pdf docx html md", "after"),
    "notice": _kind("会议通知", "Notice of meeting", "pdf docx html md", "before"),
    "poster": _kind("扫码海报", "Join poster", "pdf html", "before"),
    "poster_a3": _kind("扫码海报（A3）", "Join poster (A3)", "pdf", "before"),
    "tents": _kind("桌牌", "Table tents", "pdf html", "before"),
    "rules": _kind("规则海报", "Rules poster", "pdf html", "before"),
    "cards": _kind("需求卡（带编号）", "Numbered need cards", "pdf html", "before"),
    "feedback": _kind("意见反馈表", "Feedback form", "pdf docx html", "before"),
    "slips": _kind("投票纸条", "Ballot slips", "pdf html", "before"),
}
DOCUMENTS: dict[str, Callable[[Desk], Document]] = {
    "minutes": minutes.document,
    "bulletin": bulletin.document,
    "commitments": commitments.document,
    "handover": handover.document,
    "needs": needs.document,
    "record": full.document,
    "participation": participation.document,
    "group_reports": group_reports.document,
    "harvest": harvest.document,
    "idea_book": idea_book.document,
    "ranking": ranking.document,
    "public_notice": public_notice.document,
    "notice": notice.document,
    "feedback": feedback.document,
}
PAGES: dict[str, Callable[[Desk], str]] = {
    "minutes_official": official.html,
    "sign_in": sign_in.html,
    "poster": poster.html,
    "poster_a3": poster.html,
    "tents": tents.html,
    "rules": rules.html,
    "cards": cards.html,
    "slips": slips.html,
}
SHEETS: dict[str, Callable[[Desk], sheets.Sheet]] = {
    "needs": sheets.of_needs,
    "sign_in": sheets.of_sign_in,
    "votes": sheets.of_votes,
    "ranking": ranking.sheet,
    "participation": sheets.of_participation,
}


def make(name: str, ext: str, record: Record, lang: Language, links: Links) -> Paper:
    """One paper in one form and language. Raises NoSuch with a word why, PdfFailed where no PDF can be made."""
    kind = checked(name, ext)
    desk = Desk(record if kind.private else public(record), Tongue(lang), links)
    data, missing = _made(name, ext, desk)
    return Paper(data, MIMES[ext], filename(name, ext, record, lang), missing)


def checked(name: str, ext: str) -> Kind:
    """The kind of paper; raises NoSuch where there is none, or none in that form."""
    if name not in NAMES:
        known = " ".join(NAMES)
        raise NoSuch(f"没有“{name}”这种文件，有的是：{known}。", f'There is no paper "{name}"; there are: {known}.')
    kind = NAMES[name]
    if ext not in kind.exts:
        forms = " ".join(kind.exts)
        raise NoSuch(
            f"{kind.title.zh}没有 {ext} 这种格式，有的是：{forms}。",
            f"The {kind.title.en.lower()} has no {ext} form; it comes as {forms}.",
        )
    return kind


def filename(name: str, ext: str, record: Record, lang: Language) -> str:
    """`2026-11-21 会议纪要 K7MQ4HXE.pdf`."""
    title = NAMES[name].title.zh if lang == "zh" else NAMES[name].title.en
    day = (record.meeting.times.started or record.meeting.times.planned)[:10]
    return " ".join(part for part in (day, title, record.meeting.code) if part) + f".{ext}"


def _made(name: str, ext: str, desk: Desk) -> tuple[bytes, tuple[str, ...]]:
    match ext:
        case "pdf":
            return _pdf(name, desk)
        case "html":
            return page.dressed(_html(name, desk), desk.links.styles, desk.tongue.code).encode(), ()
        case "docx":
            return _docx(name, desk), ()
        case "xlsx" | "csv":
            return _sheet(name, ext, desk), ()
        case "md":
            from facilitate.papers.markdown import markdown

            return markdown(DOCUMENTS[name](desk), desk.tongue), ()
        case _:
            return _json(name, desk), ()


def _pdf(name: str, desk: Desk) -> tuple[bytes, tuple[str, ...]]:
    """Where characters could not be drawn, a paper of sentences says so at its end; the others leave it to who asked."""
    from facilitate.papers.pdf import press

    language, zoom = desk.tongue.code, ZOOMS.get(name, 1)
    pdf = press(page.dressed(_html(name, desk), (), language), zoom)
    if pdf.missing and name in DOCUMENTS:
        told = unprinted.told(DOCUMENTS[name](desk), pdf.missing, desk.tongue)
        data = press(page.dressed(page.document(told, desk.tongue), (), language), zoom).data
        return data, pdf.missing
    return pdf.data, pdf.missing


def _html(name: str, desk: Desk) -> str:
    return PAGES[name](desk) if name in PAGES else page.document(DOCUMENTS[name](desk), desk.tongue)


def _docx(name: str, desk: Desk) -> bytes:
    from facilitate.papers.docx import docx

    if name == "minutes_official":
        from facilitate.papers.official_docx import docx as official_docx

        return official_docx(official.sheet(desk), desk.tongue)
    return docx(sign_in.document(desk) if name == "sign_in" else DOCUMENTS[name](desk), desk.tongue)


def _sheet(name: str, ext: str, desk: Desk) -> bytes:
    from facilitate.papers.spreadsheet import csv_bytes, xlsx

    sheet = SHEETS[name](desk)
    return xlsx([sheet], desk.links.organiser) if ext == "xlsx" else csv_bytes(sheet)


def _json(name: str, desk: Desk) -> bytes:
    import msgspec

    if name == "record":
        return to_json(desk.record)
    return msgspec.json.format(msgspec.json.encode(desk.record.measures), indent=2) + b"\n"


def forms(names: Sequence[str]) -> list[tuple[str, str]]:
    """Every (name, ext) of these papers."""
    return [(name, ext) for name in names for ext in NAMES[name].exts]
