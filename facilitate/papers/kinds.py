"""Which papers there are: their names, forms, for whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitate.reports.rows import Words

When = Literal["before", "after", "both"]
MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
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
    "long_picture": _kind("长图", "Long picture for a chat group", "png svg pdf", "after"),
    "commitments": _kind("承诺签字表", "Commitments to sign", "pdf docx html md xlsx csv", "after"),
    "handover": _kind("事项交办单", "Handover slips", "pdf docx html md", "after"),
    "needs": _kind("需求评估报告", "Needs report", "pdf docx html md xlsx csv", "after"),
    "record": _kind("会议记录", "Full record", "pdf docx html md json", "after", private=True),
    "sign_in": _kind("签到表", "Sign-in sheet", "pdf docx html xlsx csv", "both", private=True),
    "participation": _kind("参与情况", "Participation", "pdf docx html xlsx csv json", "after", private=True),
    "group_reports": _kind("小组记录", "Group reports", "pdf docx html md", "after"),
    "harvest": _kind("收获汇总", "Harvest", "pdf docx html md", "after"),
    "idea_book": _kind("金点子汇编", "Book of ideas", "pdf docx html md", "after"),
    "ranking": _kind("排序与名次", "Ranking", "pdf docx html md xlsx csv", "after"),
    "votes": _kind("计票明细", "Counts of the ballots", "xlsx csv", "after"),
    "votes_by_name": _kind("记名票单", "Votes by name", "xlsx csv", "after", private=True),
    "photos": _kind("照片页", "Photo page", "pdf docx html", "after", private=True),
    "public_notice": _kind("协商结果公示", "Public notice", "pdf docx html md", "after"),
    "notice": _kind("会议通知", "Notice of meeting", "pdf docx html md", "both"),
    "invitations": _kind("请柬", "Invitations", "pdf docx html", "before", private=True),
    "poster": _kind("扫码海报", "Join poster", "pdf html", "before"),
    "poster_a3": _kind("扫码海报（A3）", "Join poster (A3)", "pdf", "before"),
    "tents": _kind("桌牌", "Table tents", "pdf html", "before"),
    "rules": _kind("规则海报", "Rules poster", "pdf html", "before"),
    "cards": _kind("需求卡（带编号）", "Numbered need cards", "pdf html", "before"),
    "feedback": _kind("意见反馈表", "Feedback form", "pdf docx html", "before"),
    "slips": _kind("投票纸条", "Ballot slips", "pdf html", "before"),
}
