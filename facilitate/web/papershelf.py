"""The papers of a meeting as the page afterwards lays them out: name, what it is for, forms, and for whom."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """One paper: its name in addresses, its title, a word about it, its forms, and whether everybody may take it."""

    name: str
    title: str
    about: str
    forms: tuple[str, ...]
    public: bool = False


PAPERS = (
    Paper("minutes", "会议纪要", "发给各方，两三页", ("pdf", "docx", "html"), public=True),
    Paper("needs", "需求一览", "卡片、贴点、打分、答复、认领", ("pdf", "html"), public=True),
    Paper("record", "会议记录", "全文，存档用", ("pdf", "docx", "html", "json")),
    Paper("sign_in", "签到表", "真实姓名，只给主办方", ("pdf", "html")),
    Paper("poster", "扫码海报", "贴在门口", ("pdf", "html")),
)


def shelf(organiser: bool) -> list[Paper]:
    """The papers somebody may take: the organiser all, others the public ones."""
    return [paper for paper in PAPERS if organiser or paper.public]
