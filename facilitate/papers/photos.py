"""The photo page: what everybody in the picture agreed to, with captions; what is left out is counted, with the reason."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Document, Heading, Para, Picture, Pictures, text
from facilitate.papers.kit import Desk
from facilitate.reports.photo_rows import Photo, left_out, printed, sheets
from facilitate.reports.record import Record

NAME = "照片页"


def meant(record: Record) -> bool:
    """Whether there is a photo to print."""
    return bool(printed(record.photos) or sheets(record.photos))


def document(desk: Desk) -> Document:
    """The photos in their order. Their pictures come beside the record; where one is not there, its caption stands alone."""
    shown = printed(desk.record.photos)
    said = (
        desk.t("照片经画面中的人同意，或者认不出人；只用在这次会议的材料里。要撤回，请告诉主持人或记录人，图就抹掉。")
        if shown
        else desk.t("这次会没有可以印的照片。")
    )
    pictures = Pictures(tuple(_picture(desk, number, photo) for number, photo in enumerate(shown, 1)))
    left = why_left_out(desk)
    return desk.document(
        "photos",
        desk.t(NAME),
        desk.when_and_where(),
        Para(text(said), "lead"),
        pictures if shown else None,
        Para(text(left), "note") if left else None,
        *_sheets(desk),
    )


def _sheets(desk: Desk) -> list[Block]:
    """Pictures of the papers of the meeting, which hold names and telephones and stay with the organiser."""
    found, t = sheets(desk.record.photos), desk.t
    if not found:
        return []
    pictures = tuple(
        Picture(t("纸面{n}", n=n), one.caption, desk.links.photos.get(one.digest, b""), t("（这里没有图）"))
        for n, one in enumerate(found, 1)
    )
    said = t("签到表、记录纸等纸面的照片，有姓名和电话：只存档，不外传。")
    return [Heading(text(t("纸面"))), Para(text(said), "note"), Pictures(pictures)]


def _picture(desk: Desk, number: int, photo: Photo) -> Picture:
    name = desk.t("照片{n}", n=number)
    return Picture(name, photo.caption, desk.links.photos.get(photo.digest, b""), desk.t("（这里没有图）"))


def why_left_out(desk: Desk) -> str:
    """`2张没有问过画面里的人，没有印。`; empty where every photo is printed."""
    left, t = left_out(desk.record.photos), desk.t
    told = [
        t("{n}张没有问过画面里的人，没有印。", n=left.unasked) if left.unasked else "",
        t("{n}张认得出未成年人，没有印。", n=left.minors) if left.minors else "",
        t("{n}张后来撤回，已经抹掉。", n=left.withdrawn) if left.withdrawn else "",
    ]
    return ("" if desk.tongue.code == "zh" else " ").join(part for part in told if part)


def annexed(desk: Desk) -> str:
    """`照片3张，见《照片页》。` for the annexes of other papers; empty without photos."""
    n = len(printed(desk.record.photos))
    return desk.t("照片{n}张，另存，见《照片页》。", n=n) if n else ""
