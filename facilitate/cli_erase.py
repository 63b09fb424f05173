"""`facilitate erase`: one person out of a meeting that has ended, or the raw data of meetings whose time has come."""

from __future__ import annotations

from collections.abc import Collection

import click

from facilitate.backups.starting import quoted
from facilitate.config import load
from facilitate.core.refusals.refusal import Refused
from facilitate.web.privacy import retention
from facilitate.web.privacy.calendar import due as due_now
from facilitate.web.privacy.erase import Preview, StillOpen, find, preview
from facilitate.web.privacy.erase import erase as erase_person
from facilitate.web.services import Services, open_services

OPEN = "会还没有结束，先在主持台散会。 The meeting is still open: end it at the desk first."


@click.command()
@click.argument("person", required=False)
@click.option("--meeting", "code", help="the meeting's code")
@click.option("--name-only", is_flag=True, help="what she wrote stays, without her name")
@click.option("--keep-mentions", is_flag=True, help="her name stays where others wrote it")
@click.option(
    "--also", multiple=True, metavar="WORD", help="a doubtful word (marked ?) that goes too; may be given several times"
)
@click.option("--due", is_flag=True, help="meetings whose date has come, instead of a person")
@click.option("--dry-run", is_flag=True, help="only say what would go")
@click.option("--yes", is_flag=True, help="do not ask")
@click.option("--data", help="the data folder; default ./data")
@click.option("--db", help="database URL")
def erase(
    person: str | None, code: str | None, name_only: bool, keep_mentions: bool, also: tuple[str, ...], due: bool,
    dry_run: bool, yes: bool, data: str | None, db: str | None,
) -> None:  # fmt: skip
    """从散了的会里抹掉一个人（姓名或编号）。 Erase one person, by name or number, from a meeting that has ended.

    \b
    facilitate erase 王阿姨 --meeting 7K3MWQ9P
    facilitate erase p7 --meeting 7K3MWQ9P --name-only --yes
    facilitate erase 王阿姨 --meeting 7K3MWQ9P --also 同意 --also 好
    facilitate erase --due --dry-run
    """
    services = open_services(load(data=data, db=db))
    if due:
        _due(services, dry_run, yes)
    elif person and code:
        _one(services, person, code.upper(), not name_only, keep_mentions, also, dry_run, yes)
    else:
        raise click.UsageError("PERSON --meeting CODE，或者 / or --due")


def _one(
    services: Services, whom: str, code: str, words: bool, keep: bool, also: tuple[str, ...], dry_run: bool, yes: bool
) -> None:
    try:
        found = find(services, code, whom)
    except KeyError:
        raise click.ClickException(f"没有这场会 / no such meeting: {code}") from None
    if len(found) > 1:
        raise click.ClickException(
            f"有几个人叫这个名字，请用编号 / several of that name, give the number: {_numbers(found)}"
        )
    try:
        told = preview(services, code, found[0][0] if found else "", words, "" if found else whom)
        if not found and not (told.entries or told.rows or told.said or told.written or told.kept):
            raise click.ClickException(f"没有这个人 / nobody of that name or number: {whom}")
        _say(told, also)
        if dry_run:
            return
        if not yes:
            click.confirm("真的抹掉？找不回来。 Erase? It cannot be brought back.", abort=True)
        blot, name = () if keep else None, "" if found else whom
        done = erase_person(services, code, told.person, words, blot, name=name, also=also, in_register=not keep)
    except OSError as fault:
        raise click.ClickException(
            f"留下的材料写不了，什么都没有删 / kept papers cannot be written, nothing was erased: {fault}"
        ) from None
    except StillOpen:
        raise click.ClickException(OPEN) from None
    except Refused as refused:
        raise click.ClickException(f"{refused.wire()['zh']} / {refused.wire()['en']}") from None
    click.echo(
        f"抹掉了：流水 {done.entries} 条，登记册 {done.rows} 处。 Erased: {done.entries} entries, {done.rows} rows."
    )
    if done.still:
        click.echo(f"别人的话里还有 {done.still} 处。 Others' words still name her in {done.still} places.")
    _left(done.left)


def _numbers(found: list[tuple[str, str]]) -> str:
    return ", ".join(id for id, _name in found)


def _say(told: Preview, also: Collection[str]) -> None:
    click.echo(
        f"{told.name}（{told.person or '?'}）：{told.entries} 条流水，登记册 {told.rows} 处 / {told.entries} entries, {told.rows} rows"
    )
    for one in told.said:
        click.echo(f"  别人的话 / others' words · {one.seq} {one.kind}: {one.text}{_doubt(one.doubt, also)}")
    for each in told.written:
        click.echo(f"  登记册 / register · {each.table} {each.id}: {each.text}{_doubt(each.doubt, also)}")
    for place in told.kept:
        papers = f"{', '.join(dict.fromkeys(place.papers))} × {len(place.papers)}"
        click.echo(f"  留下的材料 / kept · {papers}: {place.text}{_doubt(place.doubt, also)}")


def _doubt(word: str, also: Collection[str]) -> str:
    return (
        f"  ? 不一定是她，留着；要抹加 / may not be hers, stays without: --also {quoted(word)}"
        if word and word not in also
        else ""
    )


def _left(left: tuple[str, ...]) -> None:
    if left:
        click.echo(
            "这些还没有清干净，开着的程序每分钟再试；有权限的事请数据库管理员办：/ Not cleaned yet; the running program tries again "
            "each minute, rights are for whoever runs the database: " + "; ".join(left)
        )
        raise SystemExit(1)


def _due(services: Services, dry_run: bool, yes: bool) -> None:
    found = due_now(services)
    for each in found:
        click.echo(f"{each.code}  {each.title.zh}  {each.on}")
    if not found:
        click.echo("没有到期的。 Nothing is due.")
    elif not dry_run:
        if not yes:
            click.confirm("抹掉这些会的原始数据？ Erase the raw data of these meetings?", abort=True)
        for each in found:
            _left(tuple(retention.let_go(services, each.code)))
