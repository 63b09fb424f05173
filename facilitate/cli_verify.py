"""`facilitate verify`: whether a record was changed after the meeting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from facilitate.reports.proof import Fault, check, unproved
from facilitate.reports.proof.faults import printed
from facilitate.reports.proof.reading import Unread, read
from facilitate.service.lists import lists


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--head", default="", help="characters seen on the wall or on a paper: the chain must once have begun so")
def verify(file: Path, head: str) -> None:
    """Whether FILE, a record.json or the zip of an export, is as the meeting left it: exit 0, or 1 with a line per fault.

    \b
    facilitate verify record.json
    facilitate verify courtyard.zip --head "3F9A 0C21"
    """
    try:
        with file.open("rb") as opened:
            told = read(opened)
    except Unread as unread:
        _end([unread.fault], file)
    except OSError as fault:
        _end([Fault("打不开这个文件。", f"The file cannot be opened: {fault.strerror}.")], file)
    else:
        _end(check(told, lists(), head), file, told)


def _end(faults: list[Fault], file: Path, told: Any = None) -> None:
    """Say what was found, and end the command accordingly."""
    for fault in faults:
        click.echo(f"{printed(str(file))}: {fault}", err=True)
    if faults:
        raise SystemExit(1)
    chain, ballots, blind = told["chain"], len(told["ballots"]), unproved(told)
    for kind, numbers in sorted(blind.items()):
        listed = ", ".join(map(str, numbers))
        click.echo(f"这个文件证明不了 / not proved by this file: {printed(kind)} {listed}")
    if told["feelings"]:
        said = len(told["feelings"])
        click.echo(f"“出门一句话”不在核对范围：{said} 句 / what was said at the exit is not proved: {said} sentences")
    click.echo(
        f"{_word(sum(map(len, blind.values())))}: {chain['length']} 条日志 entries, {ballots} 次表决重新数过 ballots counted again, "
        f"校验码 chain {chain['head'][:8].upper()}"
    )


def _word(blind: int) -> str:
    if not blind:
        return "没有改动 / nothing was changed"
    return f"没有改动，除了这个文件证明不了的 {blind} 条 / nothing was changed, but for {blind} entries not proved by this file"
