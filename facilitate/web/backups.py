"""How the backups of this house are, for the organiser's pages."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from facilitate.backups.keeper import Told
from facilitate.web.amounts import ago, size
from facilitate.web.i18n import _

NAMED = 3
"""How many names of what is not in a backup are told; the command tells all."""


@dataclass(frozen=True)
class Kept:
    """The backups in words: `when` the last was made ("": none yet), a `warning` or "", and where; `same`: on the disk of the data;
    `left`: what lies in the house and is not in it, or ""."""

    when: str
    warning: str
    folder: str
    same: bool
    locked: bool
    left: str = ""


def backups() -> Kept | None:
    """How the backups of this house are, in words; None where this process makes none."""
    keeper = current_app.extensions.get("backups")
    return in_words(keeper.look()) if keeper is not None else None


def in_words(told: Told) -> Kept | None:
    """`told` in the reader's language: when the last was made, what to do where they fail, and what the place is worth."""
    if told.off:
        return None
    when = "" if told.made is None else _("{ago}，{size}", ago=ago(told.made), size=size(told.size))
    word = {
        "gone": _("备份的地方不见了：{folder}。U 盘松了就插回去，一分钟之内自己接着备份。会照开。", folder=told.folder),
        "full": _("备份的地方满了：{folder}。请腾出地方，一分钟之内自己接着备份。会照开。", folder=told.folder),
        "failed": _("没有备份成：{folder} 写不进去。请看看 U 盘是不是锁住了，或者换一个。会照开。", folder=told.folder),
        "passphrase": _(
            "没有备份：口令文件是空的、不止一行，或者读不出。请在里面写一行口令；不要加密，就删掉这个文件。一分钟之内自己接着备份。会照开。"
        ),
    }.get(told.fault, "")
    return Kept(when, word, told.folder, told.same, told.locked, _left(told.left))


def _left(names: tuple[str, ...]) -> str:
    shown = _("、").join(names[:NAMED])
    return _("{names} 等 {n} 个", names=shown, n=len(names)) if len(names) > NAMED else shown
