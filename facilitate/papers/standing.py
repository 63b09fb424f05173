"""How far the minutes are, as the paper says it: draft, read back, confirmed or sealed; and the corrections made after the seal."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Facts, Heading, Para, Run, Runs, text
from facilitate.papers.kit import Desk
from facilitate.reports.paper_rows import Correction, Sealed
from facilitate.reports.sealed import HEAD

GROUP = 8


def block(desk: Desk) -> list[Block]:
    """One note at the head of the paper; of a draft it says that it is one."""
    seal, state = desk.record.paper.seal, desk.record.meeting.minutes_state
    if seal:
        return [Para(sealed(desk, seal), "lead")]
    says = {
        "draft": "这是草稿，还没有宣读，内容可能再改。",
        "reading": "这是宣读稿，正在请参会人核对。",
        "confirmed": "已经宣读，{n}人确认。",
    }
    said = desk.t(says.get(state, says["draft"]), n=_confirmed(desk))
    return [
        Para(
            text(" ".join((said, *_window(desk))) if desk.tongue.code == "en" else said + "".join(_window(desk))),
            "lead",
        )
    ]


def facts(desk: Desk) -> Facts:
    """Time, place and who came; of sealed minutes as they were sealed."""
    seal = desk.record.paper.seal
    if seal is None:
        return desk.facts()
    rows = (row for row in seal.lines if row.section == HEAD and row.key.startswith("fact/"))
    pairs = ((row.zh if desk.tongue.code == "zh" else row.en).partition("：") for row in rows)
    return Facts(tuple((name, text(value)) for name, _, value in pairs))


def sealed(desk: Desk, seal: Sealed) -> Runs:
    """`第 2026-K7MQ 号，2026年11月30日封存。22人中19人确认，更正2处。` and the hash."""
    t, day = desk.t, desk.tongue.long_day(seal.instant)
    said = [t("编号 {number}，{day}封存。", number=seal.number, day=day), _stood(desk, seal)]
    digits = " ".join(seal.sha256[n : n + GROUP] for n in range(0, len(seal.sha256), GROUP))
    space = " " if desk.tongue.code == "en" else ""
    return (Run(space.join(said) + space), Run(t("封存校验码（SHA-256）{digits}", digits=digits), "soft"))


def appendix(desk: Desk) -> list[Block]:
    """What was corrected after the seal: the sealed words stay, the correction stands beside them."""
    late = [one for one in desk.record.paper.corrections if one.late and one.state == "accepted"]
    if not late:
        return []
    return [Heading(text(desk.t("封存后的更正"))), *(_late(desk, n, one) for n, one in enumerate(late, 1))]


def _late(desk: Desk, number: int, one: Correction) -> Para:
    was = desk.t("原句：{was}", was=one.was) if one.was else ""
    said = desk.t("（{n}）更正：{words}", n=desk.tongue.numeral(number), words=one.words)
    who = desk.t("{who}提出", who=desk.cast.name(one.by))
    return Para((Run(f"{said} "), *text(" ".join(part for part in (was, who) if part), "soft")), "flat")


def _stood(desk: Desk, seal: Sealed) -> str:
    if seal.corrections:
        return desk.t(
            "{of}人中{n}人确认，更正{corrections}处。", of=seal.of, n=seal.confirmed, corrections=seal.corrections
        )
    return desk.t("{of}人中{n}人确认，没有更正。", of=seal.of, n=seal.confirmed)


def _window(desk: Desk) -> list[str]:
    """Until when corrections may still be asked for, and how many were made."""
    paper = desk.record.paper
    made = sum(one.state == "accepted" for one in paper.corrections)
    said = [desk.t("已更正{n}处。", n=made)] if made else []
    if paper.until and not paper.closed:
        said.append(desk.t("更正可提到{day}为止。", day=desk.tongue.day(paper.until)))
    return said


def _confirmed(desk: Desk) -> int:
    return len({done.person for done in desk.record.confirmations if not done.text})
