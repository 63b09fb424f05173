"""What makes each paper, and the one function that makes any of them in any form and language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitate.papers import (
    bilingual,
    bulletin,
    cards,
    commitments,
    feedback,
    full,
    full_named,
    group_reports,
    handover,
    harvest,
    idea_book,
    invitations,
    long_picture,
    minutes,
    needs,
    notice,
    official,
    page,
    participation,
    photos,
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
from facilitate.papers.commitments_sheet import of_commitments
from facilitate.papers.kinds import MIMES, NAMES, Kind, NoSuch, Paper
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.tongue import Choice, Tongue
from facilitate.papers.twin import Twin
from facilitate.reports.public import public
from facilitate.reports.record import Record, to_json

ZOOMS = {"poster_a3": 2**0.5}  # drawn as A4, printed as A3
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
    "photos": photos.document,
    "public_notice": public_notice.document,
    "notice": notice.document,
    "invitations": invitations.document,
    "feedback": feedback.document,
}
PAGES: dict[str, Callable[[Desk], str]] = {
    "minutes_official": official.html,
    "sign_in": sign_in.html,
    "long_picture": long_picture.html,
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
    "votes_by_name": full_named.sheet,
    "commitments": of_commitments,
    "ranking": ranking.sheet,
    "participation": sheets.of_participation,
}


def make(name: str, ext: str, record: Record, lang: Choice, links: Links) -> Paper:
    """One paper in one form and language, or in both. Raises NoSuch with a word why, PdfFailed where no PDF can be made."""
    kind = checked(name, ext, lang)
    shown = record if kind.private else public(record)
    if lang == "both" and not bilingual.beneath(name, ext):
        data, missing = bilingual.made(ext, DOCUMENTS[name], shown, links)
    else:
        data, missing = _made(name, ext, Desk(shown, Twin() if lang == "both" else Tongue(lang), links))
    return Paper(data, MIMES[ext], filename(name, ext, record, lang), missing)


def checked(name: str, ext: str, lang: Choice = "zh") -> Kind:
    """The kind of paper; raises NoSuch where there is none, or none in that form or in both languages."""
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
    if lang == "both" and ext not in bilingual.forms(name):
        raise NoSuch(
            f"{kind.title.zh}的 {ext} 没有中英对照，请选中文或英文。",
            f"The {kind.title.en.lower()} as {ext} does not come in both languages; please take one.",
        )
    return kind


def filename(name: str, ext: str, record: Record, lang: Choice) -> str:
    """`2026-11-21 会议纪要 K7MQ4HXE.pdf`."""
    words = NAMES[name].title
    title = {"zh": words.zh, "en": words.en, "both": f"{words.zh} {words.en}"}[lang]
    day = (record.meeting.times.started or record.meeting.times.planned)[:10]
    return " ".join(part for part in (day, title, record.meeting.code) if part) + f".{ext}"


def _made(name: str, ext: str, desk: Desk) -> tuple[bytes, tuple[str, ...]]:
    match ext:
        case "pdf":
            return _pdf(name, desk)
        case "html":
            return page.dressed(_html(name, desk), desk.links.styles, desk.tongue.code).encode(), ()
        case "png":
            return long_picture.png(desk)
        case "svg":
            return long_picture.svg(desk).encode(), ()
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

        return official_docx(*official.sheets(desk), desk.tongue)
    return docx(sign_in.document(desk) if name == "sign_in" else DOCUMENTS[name](desk), desk.tongue)


def _sheet(name: str, ext: str, desk: Desk) -> bytes:
    from facilitate.papers.spreadsheet import csv_bytes, xlsx

    sheet = SHEETS[name](desk)
    return xlsx([sheet], desk.links.organiser, desk.began()) if ext == "xlsx" else csv_bytes(sheet)


def _json(name: str, desk: Desk) -> bytes:
    import msgspec

    if name == "record":
        return to_json(desk.record)
    return msgspec.json.format(msgspec.json.encode(desk.record.measures), indent=2) + b"\n"


def forms(names: Sequence[str]) -> list[tuple[str, str]]:
    """Every (name, ext) of these papers."""
    return [(name, ext) for name in names for ext in NAMES[name].exts]
