"""`facilitate rules`: list the shipped rules, check rule files, explain one in plain words."""

from pathlib import Path
from typing import Literal

import click

from facilitate.core.language.rule_plan import planned_minutes
from facilitate.papers.pdf import PdfFailed
from facilitate.service.faults import Faults
from facilitate.service.rule_explain import explain, variant_lines
from facilitate.service.rule_review import review
from facilitate.service.rulefiles import RuleFile, library, read_rule, shipped
from facilitate.web.rule_poster import wall_poster

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="zh 中文 · en English")


@click.group()
def rules() -> None:
    """会议规则：列出、检查、讲解。 Meeting rules: list, check, explain."""


@rules.command("list")
def list_rules() -> None:
    """列出自带的规则和时长。 The shipped rules, and how long each takes."""
    for file in library():
        rule = file.rule
        click.echo(f"{rule.id}  {rule.title.zh} / {rule.title.en}  {planned_minutes(rule):g} min")


@rules.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
def check(files: tuple[Path, ...]) -> None:
    """检查规则文件，有错就按行说明。 Check rule files; says what is wrong, by line."""
    reviews = [(path, review(path.read_bytes(), path.name)) for path in files]
    for path, found in reviews:
        for fault in found.faults:
            click.echo(f"{path}:{fault.line}: {fault.zh} / {fault.en}")
        for fault in found.advice:
            click.echo(f"{path}:{fault.line}: 建议 {fault.zh} / advice: {fault.en}")
    if any(found.faults for _, found in reviews):
        raise click.exceptions.Exit(1)


@rules.command("explain")
@click.argument("file")
@LANG
def explain_rule(file: str, lang: Literal["zh", "en"]) -> None:
    """用平常话讲一份规则（文件或自带规则的名字）。 A rule (file or shipped id) in plain words."""
    found = _find(file)
    rule = found.rule
    if found.base:
        for line in variant_lines(rule, shipped(found.base).rule, found.changed, lang):
            click.echo(line)
        click.echo()
    for line in explain(rule, lang):
        click.echo(line)


@rules.command("poster")
@click.argument("file")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="default: its own name, here")
@click.option("--paper", type=click.Choice(["A3", "A4"]), default="A3")
@LANG
def poster(file: str, out: Path | None, paper: str, lang: Literal["zh", "en"]) -> None:
    """一份规则（文件或自带规则的名字）的墙报 PDF。 A rule (file or shipped id) as a poster for the wall."""
    found = _find(file)
    target = out or Path(f"{found.rule.id}-{paper}.pdf")
    try:
        target.write_bytes(wall_poster(found, lang, paper))
    except PdfFailed as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(target)


def _find(name: str) -> RuleFile:
    try:
        return shipped(name) if not Path(name).is_file() else read_rule(Path(name))
    except KeyError:
        ids = "、".join(file.rule.id for file in library())
        raise click.ClickException(f"没有“{name}”这份规则 / no such rule. {ids}") from None
    except Faults as error:
        raise click.ClickException(str(error)) from None
