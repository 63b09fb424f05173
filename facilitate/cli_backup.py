"""`facilitate backup` and `facilitate restore`: one file that holds the house, and the house out of it again."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import click

from facilitate.backups.container import OtherFormat, PassphraseNeeded
from facilitate.backups.locking import Broken, Key, WrongPassphrase
from facilitate.backups.making import Maker, NoPlace, database_of
from facilitate.backups.passphrase import NoPassphrase, from_file, one_line
from facilitate.backups.placing import Begun, Busy, Unfinished, recover
from facilitate.backups.restoring import InUse, Newer, NoRoom, NotEmpty, Restored
from facilitate.backups.restoring import restore as bring_back
from facilitate.backups.shelf import newest
from facilitate.backups.starting import begun, program, quoted
from facilitate.config import Config, load
from facilitate.store.fullness import is_full

ELSEWHERE = (
    "这里用的是 PostgreSQL，它自己备份：deploy/backup/postgresql.sh 文件夹（要有 pg_dump），怎么拿回来见 docs/deploy/workers.zh.md。\n"
    "This house is on PostgreSQL, which is backed up by its own means: deploy/backup/postgresql.sh FOLDER (needs pg_dump); "
    "how to get it back: docs/deploy/workers.en.md."
)
NOTHING = "这里还没有会：{0}\nThere is no house here yet: {0}"
NO_FOLDER = "找不到这个地方（U 盘插好了吗）：{0}\nThere is no such place (is the stick in?): {0}"
FAILED = "没有备份成：{0}\nThe backup failed: {0}"
FULL = (
    "没有备份成：地方满了。请在 U 盘和这台电脑上都腾出一点，再来一次：{0}\n"
    "The backup failed: there is no room. Please free some on the stick and on this computer, then try again: {0}"
)
NO_FILE = "这个文件夹里没有备份：{0}\nThere is no backup in this folder: {0}"
NOT_BACK = "没有恢复成：{0}\n原来的没有动，备份也没有动。\nIt could not be brought back: {0}\nWhat was there is as it was, and so is the backup."
HALF_WAY = (
    "硬盘在最后一步出了毛病：{0}\n什么也没有丢；请看看硬盘，再运行一次，或者直接打开程序，它会接着做完。\n"
    "The disk failed at the last step: {0}\nNothing is lost: look after the disk, then run this again or just start the program, which goes on with it."
)
ONE_LINE = (
    "口令文件要正好一行字（UTF-8），它是空的、不止一行，或者读不出：{0}\n"
    "The passphrase file takes exactly one line of text (UTF-8); it is empty, has several, or cannot be read: {0}"
)
LEFT = (
    "没有备份进去（文件夹、链接、设备，读不出，或者别的电脑放不下这样的名字）：\n"
    "Not in the backup (folders, links, devices, unreadable, or names that another computer cannot hold):\n  {0}"
)
WAS_LEFT = "备份的时候就没有备进去的 · was left out when the backup was made:\n  {0}"
UNDONE = (
    "{0}：第 {1} 号不记名投票在原来那份里已经结束，在这份里还开着。先前的票不带回来，请大家重新投，或者以原来那份的结果为准。\n"
    "{0}: secret vote {1} is closed in what was there before, and open in this copy. Its votes were not brought back: please vote anew,"
    " or go by the result that was there."
)
WORDS: dict[type[Exception], str] = {
    Busy: "有人正在把备份恢复到这个文件夹，请等它做完。\n"
    "A backup is being brought back into this folder at this moment; please wait until that is done.",
    InUse: "程序正开着这个文件夹：请先停下它（Ctrl + C），或者用 --data 恢复到另一个文件夹。\n"
    "A program has this folder open: stop it first (Ctrl + C), or restore into another folder with --data.",
    NotEmpty: "这个文件夹里已经有会。换一个文件夹：--data 文件夹；确实要换掉它：加 --force（原来的另放一边，不会丢）。\n"
    "There are meetings in this folder already. Take another: --data FOLDER; to take their place: --force (they are put aside, not lost).",
    NoRoom: "硬盘不够大，放不下。\nThe disk has too little room for it.",
    WrongPassphrase: "口令不对。再想一想大小写和空格；没有口令，谁也打不开。\n"
    "The passphrase is wrong. Mind capitals and spaces; without it nobody can open this backup.",
    Broken: "这个文件不是备份，或者坏了：什么也没有动。请换一份（同一个文件夹里更早的）。\n"
    "This file is no backup, or is damaged: nothing was changed. Take another (an older one of the same folder).",
    PassphraseNeeded: "这份备份加了口令，请在终端里输入，或者用 --passphrase-file 文件。\n"
    "This backup is under a passphrase: type it in a terminal, or give --passphrase-file FILE.",
}
NEWER = "这份备份是更新的程序做的（{0}），这个程序只认得到 {1}。\nThis backup was made by a newer program ({0}); this one knows up to {1}."
ASK = "口令 · passphrase"
PASSPHRASE = click.option("--passphrase-file", type=click.Path(path_type=Path))


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--ask", is_flag=True, help="put it under a passphrase, which is asked for")
@PASSPHRASE
@click.option("--data", help="the data folder; default ./data")
@click.option("--db", help="database URL")
def backup(folder: Path | None, ask: bool, passphrase_file: Path | None, data: str | None, db: str | None) -> None:
    """备份：整个会场一个文件；开着会也可以。 One backup, also while a meeting is held.

    \b
    facilitate backup /media/stick
    facilitate backup /media/stick --ask
    """
    config = load(data=data, db=db, backup=folder and str(folder), backup_passphrase=passphrase_file)
    if not config.db.startswith("sqlite"):
        _dump(config)
        return
    database = database_of(config)
    if database is None or not database.exists():
        raise click.ClickException(NOTHING.format(config.data))
    try:
        recover(config.data)
        maker = Maker(config, key=Key(_typed(twice=True)) if ask else None)
        made = maker.make()
    except (Busy, PassphraseNeeded) as fault:
        raise click.ClickException(WORDS[type(fault)]) from fault
    except NoPassphrase as fault:
        raise click.ClickException(ONE_LINE.format(fault.filename)) from fault
    except Begun as fault:
        raise click.ClickException(begun(fault)) from fault
    except NoPlace as fault:
        raise click.ClickException(NO_FOLDER.format(config.backups)) from fault
    except OSError as fault:
        raise click.ClickException(FULL.format(config.backups) if is_full(fault) else FAILED.format(fault)) from fault
    if made is not None:
        from facilitate.web.amounts import size

        click.echo(f"{made.path}  {size(made.path.stat().st_size)}")
    if maker.left:
        click.echo(LEFT.format("\n  ".join(maker.left)), err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--data", help="the folder to restore into; default ./data")
@click.option("--force", is_flag=True, help="take the place of what is there, which is put aside")
@PASSPHRASE
def restore(file: Path, data: str | None, force: bool, passphrase_file: Path | None) -> None:
    """恢复：从备份拿回整个会场。FILE 可以是一个文件夹，取最新的一份。 Bring a backup back; of a folder the newest.

    \b
    facilitate restore /media/stick
    facilitate restore facilitate-2026-11-22-221156-3fa91c.zip --data /srv/hui
    """
    if not file.exists():
        raise click.ClickException(NO_FOLDER.format(file))
    config = load(data=data)
    found = newest(file) if file.is_dir() else file
    if found is None:
        raise click.ClickException(NO_FILE.format(file))
    try:
        words = from_file(passphrase_file) if passphrase_file else None
        done = _restore(found, config, words, force)
    except NoPassphrase as fault:
        raise click.ClickException(ONE_LINE.format(fault.filename)) from fault
    except (Newer, OtherFormat) as fault:
        raise click.ClickException(NEWER.format(*fault.args)) from fault
    except Begun as fault:
        raise click.ClickException(begun(fault)) from fault
    except Unfinished as fault:
        raise click.ClickException(HALF_WAY.format(fault)) from fault
    except tuple(WORDS) as fault:
        raise click.ClickException(WORDS[type(fault)]) from fault
    except OSError as fault:
        raise click.ClickException(NOT_BACK.format(fault)) from fault
    _tell(found, done, config)


def _restore(file: Path, config: Config, words: str | None, force: bool) -> Restored:
    try:
        return bring_back(file, config.data, words, force)
    except PassphraseNeeded:
        return bring_back(file, config.data, _typed(), force)


def _tell(file: Path, done: Restored, config: Config) -> None:
    click.echo(f"{file}  →  {config.data}")
    for one in done.proofs:
        state = {True: "✓", False: "✗", None: "—"}[one.state]
        chain = "✓" if one.chain else "✗"
        told = done.manifest.meetings[one.code]
        click.echo(
            f"  {one.code}  {one.head:>6}  链 chain {told.chain[:8]} {chain}  状态 state {told.state[:8]} {state}"
        )
    if any(one.state is None for one in done.proofs):
        click.echo(
            "— ：只比了链（另一版程序做的，或者是更早的会）。 Only the chain was compared (made by another version, or an older meeting)."
        )
    if done.manifest.left:
        click.echo(WAS_LEFT.format("\n  ".join(done.manifest.left)))
    for code, ballot in done.undone:
        click.echo(UNDONE.format(code, ballot))
    if done.aside:
        click.echo(f"原来的放在 · what was there before:  {done.aside}")
    click.echo(f"接着开 · go on:  {program()} serve --data {quoted(config.data)}{_backup_there(file.parent, config)}")


def _backup_there(folder: Path, config: Config) -> str:
    """Backups go on where this one lay, unless it lay with the data."""
    own = folder.resolve().is_relative_to(config.data)
    return "" if own else f" --backup {quoted(folder.absolute())}"


def _typed(twice: bool = False) -> str:
    """The passphrase from the terminal. Raises PassphraseNeeded where nobody types one."""
    try:
        return one_line(click.prompt(ASK, hide_input=True, confirmation_prompt=twice))
    except (click.Abort, ValueError) as fault:
        raise PassphraseNeeded from fault


def _dump(config: Config) -> None:
    """PostgreSQL: the shipped script does it, where it and pg_dump are there."""
    script = Path(__file__).parents[1] / "deploy" / "backup" / "postgresql.sh"
    shell = shutil.which("sh")
    if config.backup and script.exists() and shell and shutil.which("pg_dump"):
        env = {"FACILITATE_DB": config.db, "FACILITATE_DATA": str(config.data)}
        done = subprocess.run([shell, str(script), str(config.backups)], env={**os.environ, **env}, check=False)
        raise SystemExit(done.returncode)
    raise click.ClickException(ELSEWHERE)
