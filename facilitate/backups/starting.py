"""Before a house opens: is its database whole, is it one of this program's, and is there a backup before its tables are changed."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from pathlib import Path

from facilitate.backups.files import driver, whole
from facilitate.backups.making import Maker, database_of, reading, shelf_of, tables_of
from facilitate.backups.placing import Begun, Busy, recover
from facilitate.config import Config
from facilitate.store.checking import broken_logs
from facilitate.store.database import MIGRATIONS

log = logging.getLogger(__name__)
HEADER = b"SQLite format 3\0"
BROKEN = (
    "数据库坏了，没有打开，也没有动它：{path}（{why}）\n"
    "The database is damaged; it was not opened and nothing in it was changed: {path} ({why})\n\n"
)
GET_BACK = (
    "最近一份备份 · the newest backup:\n  {backup}\n"
    "请运行（坏的那份会另放一边，不会丢）· please run (the damaged one is put aside, not lost):\n"
    "  {program} restore {quoted} --data {data}\n"
)
NO_BACKUP = (
    "没有找到备份。请看看 U 盘上有没有，再运行：{program} restore 备份文件 --data {data}\n"
    "No backup was found. Look on your stick, then run: {program} restore FILE --data {data}\n"
    "要从空的重新开始，请先把那个文件夹改个名字。 To begin anew with nothing, rename that folder first.\n"
)
NEWER = (
    "这份数据是更新的程序写的（{theirs}），这个程序只认得到 {ours}。没有动它：请用更新的程序打开，"
    "或者恢复升级以前的备份（名字里有 before）。\n"
    "This data was written by a newer program ({theirs}); this one knows up to {ours}. Nothing was changed: open it with the newer "
    "program, or bring back the backup from before the upgrade (its name has “before”).\n"
)
NO_COPY = (
    "升级以前要先备份，可是没有备份成：{why}\n数据没有动。请看看这个地方能不能写、还有没有空：{folder}\n"
    "Before an upgrade a backup is made first, and it failed: {why}\nNothing was changed. Please see whether this place can be "
    "written to and has room: {folder}\n"
)


RESTORING_NOW = (
    "有人正在把备份恢复到这个文件夹，请等它做完再开：{folder}\n"
    "A backup is being brought back into this folder at this moment; open it when that is done: {folder}\n"
)
NOT_PLACED = (
    "上次恢复备份做到一半断了，现在接不下去：{why}\n什么也没有丢，都在这个文件夹里：{folder}\n请看看硬盘能不能写、还有没有空，再开一次。\n"
    "A backup was being brought back when the power went, and that cannot be gone on with: {why}\nNothing is lost, all of it lies "
    "in this folder: {folder}\nPlease see whether the disk can be written to and has room, then start again.\n"
)
BEGUN = (
    "上次恢复备份做到一半断了，后来这个文件夹里又新开了会：{there}\n两份都在，什么也没有盖掉。要恢复的那一份：把上面这些移到别处，再开一次；"
    "要后来新开的：把这个文件夹移到别处：{waits}\n"
    "A backup was being brought back when the power went, and another house was begun in this folder meanwhile: {there}\nBoth are "
    "there, nothing was written over. For the one that was brought back, move what is named above elsewhere and start again; for the "
    "one begun meanwhile, move this folder elsewhere: {waits}\n"
)


class Unfit(RuntimeError):
    """The database is not opened; says why and what to do, in both languages."""


def unfit(config: Config) -> Unfit | None:
    """Why the house must not open: damaged, or of a newer program. Tables of an older program are backed up, since they are about
    to be changed. A database that is not there yet is fit, one elsewhere is not ours to look at."""
    try:
        look(config)
    except Unfit as fault:
        return fault
    return None


def look(config: Config) -> None:
    """The same; raises it. What a power cut left half way when a backup was brought back is gone on with first."""
    _recover(config.data)
    database = database_of(config)
    if database is None or not database.is_file() or not database.stat().st_size:
        return
    why = fault_of(database)
    if why:
        raise Unfit(BROKEN.format(path=database, why=why) + _way_out(config))
    theirs, ours = _tables(database), newest_tables()
    if theirs > ours:
        raise Unfit(NEWER.format(theirs=theirs, ours=ours))
    if theirs and theirs not in _known():
        raise Unfit(BROKEN.format(path=database, why=f"tables {theirs}") + _way_out(config))
    if theirs and theirs < ours:
        _back_up_before(config, theirs)


def _recover(data: Path) -> None:
    try:
        aside = recover(data)
    except Busy as fault:
        raise Unfit(RESTORING_NOW.format(folder=data)) from fault
    except Begun as fault:
        raise Unfit(begun(fault)) from fault
    except OSError as fault:
        raise Unfit(NOT_PLACED.format(why=fault, folder=data)) from fault
    if aside:
        log.warning(
            "a backup was being brought back when the power went: it is in its place now, what was there is in %s",
            aside,
        )


def begun(fault: Begun) -> str:
    """What whoever finds two houses in one folder is to do, in both languages."""
    return BEGUN.format(there=", ".join(map(str, fault.there)), waits=fault.waits)


def fault_of(database: Path) -> str:
    """What is wrong with a database file, which is not changed; "" where nothing is. Pages are looked at by SQLite's quick_check,
    the logs of all meetings by their chains: a letter that has changed in what somebody said is noticed too."""
    with database.open("rb") as file:
        if file.read(len(HEADER)) != HEADER:
            return "not SQLite"
    try:
        told = whole(database)
        if told:
            return told
        logs = broken_logs(database)
    except (driver().Error, TypeError, ValueError) as fault:  # a number that has become a word
        return str(fault)
    return f"log: {', '.join(logs[:5])}" if logs else ""


def newest_tables() -> str:
    """The number of the newest migration that this program knows."""
    return max(_known())


def _known() -> set[str]:
    return {path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")}


def _tables(database: Path) -> str:
    engine = reading(database)
    try:
        return tables_of(engine)
    finally:
        engine.dispose()


def _back_up_before(config: Config, theirs: str) -> None:
    try:
        Maker(config).make(before=theirs, folded=False)
    except OSError as fault:
        raise Unfit(NO_COPY.format(why=fault, folder=config.backups)) from fault


def _way_out(config: Config) -> str:
    found = ""
    with suppress(OSError):
        found = next((str(one.path) for one in shelf_of(config).all()), "")
    if not found:
        return NO_BACKUP.format(program=program(), data=quoted(config.data))
    return GET_BACK.format(backup=found, program=program(), quoted=quoted(found), data=quoted(config.data))


def program() -> str:
    """How this program was called, to be typed again: where it is installed by `./run` the bare name is found nowhere."""
    called = Path(sys.argv[0])
    return quoted(called.absolute()) if called.stem == "facilitate" else "facilitate"


def quoted(path: Path | str) -> str:
    """As it is typed."""
    return f'"{path}"' if " " in str(path) else str(path)
