"""What the product's own code finds on a disk after a cut, beside what phones had been told until then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Engine, select, text

from facilitate.store import codec
from facilitate.store.database import open_database
from facilitate.store.tables import log, meetings

Told = Mapping[str, int]
"""Text of a comment -> its number in the log."""


def faults_after(folder: Path, disk: Mapping[str, bytes], code: str, told: Told, asked: int) -> list[str]:
    """Everything in which the recovered meeting does not agree with what was `told`, or is broken in itself. `asked`: of how many
    further acts (votes) somebody was told the number; the highest number of all."""
    folder.mkdir()
    for name, content in disk.items():
        (folder / name).write_bytes(content)
    try:
        engine = open_database(f"sqlite:///{folder / 'facilitate.db'}")
    except Exception as fault:
        return [f"unreadable: {type(fault).__name__} {fault}"]
    try:
        return _of_the_file(engine) + _of_the_meeting(engine, code, told, asked)
    except Exception as fault:
        return [f"unreadable: {type(fault).__name__} {fault}"]
    finally:
        engine.dispose()


def _of_the_file(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        said = connection.execute(text("pragma quick_check")).scalars().all()
    return [f"broken: {word}" for word in said if word != "ok"]


def _of_the_meeting(engine: Engine, code: str, told: Told, asked: int) -> list[str]:
    query = (
        select(log).join(meetings, meetings.c.id == log.c.meeting).where(meetings.c.code == code).order_by(log.c.seq)
    )
    with engine.connect() as connection:
        rows = list(connection.execute(query))
        meeting = connection.execute(select(meetings).where(meetings.c.code == code)).one_or_none()
    head, ends = (meeting.head, meeting.chain) if meeting else (0, codec.START)
    texts = [(str(getattr(codec.entry(row).event, "text", "")), row.seq) for row in rows]
    at, times = dict(texts), Counter(text for text, _ in texts if text)
    faults = [f"lost: {one} was told {seq}, stands at {at.get(one)}" for one, seq in told.items() if at.get(one) != seq]
    faults += [f"lost: a vote was told {asked}, the log ends at {head}"] * (asked > head)
    faults += [f"doubled: {one} stands {times[one]} times" for one in told if times[one] > 1]
    if [row.seq for row in rows] != list(range(1, head + 1)):
        faults.append("gap: the numbers of the log do not follow one another up to its head")
    if not codec.holds(rows):
        return [*faults, "chain: it breaks"]
    chain = rows[-1].chain if rows else codec.START
    return faults + ["chain: the meeting ends with another hash"] * (ends != chain)
