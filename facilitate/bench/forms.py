"""The forms of `facilitate bench`: what asks for each, which options say something in it, and what it does."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from pathlib import Path

import click

from facilitate.bench import evening, flame, keeping, plain, report, scaled, stock, table
from facilitate.bench.deciding import deciding
from facilitate.bench.found import Measured, Row
from facilitate.bench.rows import ELSEWHERE, ROWS


@dataclass(frozen=True)
class Asked:
    """All options, as the command line gives them."""

    phones: int
    rate: float
    seconds: float
    papers: bool
    deciding: bool
    table: bool
    keys: tuple[str, ...]
    runs: int
    stock: bool
    evening: bool
    speed: float
    flame: Path | None
    workers: int | None
    db: str | None
    redis: str | None
    kill: bool
    cut: bool
    compare: tuple[Path, ...]
    keep: Path | None


@dataclass(frozen=True)
class Form:
    """One form: its name, the options that ask for it, all others that it reads, and what it does."""

    name: str
    signs: frozenset[str]
    reads: frozenset[str]
    measure: Callable[[Asked], None]

    def deaf_to(self, given: Set[str]) -> Set[str]:
        """Those of the given options that say nothing in it."""
        return given - self.signs - self.reads


def form_of(given: Set[str], compare: int) -> Form:
    """The form that the given options ask for; `compare`: how many files to lay beside."""
    if given == {"compare"} and compare == 2:
        return SIDE_BY_SIDE
    return next((form for form in FORMS if form.signs & given), PLAIN)


def _deciding(_: Asked) -> None:
    click.echo(deciding())


def _side_by_side(asked: Asked) -> None:
    then, now = map(keeping.load, asked.compare)
    click.echo(report.compared(then, now))


def _plain(asked: Asked) -> None:
    _rows([plain.row(asked.phones, asked.rate, asked.seconds, asked.papers)], asked)


def _table(asked: Asked) -> None:
    if elsewhere := [f"{key}: {ELSEWHERE[key]}" for key in asked.keys if key in ELSEWHERE]:
        raise ValueError(f"另外量 · measured elsewhere: {'; '.join(elsewhere)}")
    if strange := [key for key in asked.keys if key not in ROWS]:
        raise ValueError(f"没有这一行 · no such row: {', '.join(strange)}. {', '.join(ROWS)}")
    _rows([ROWS[key] for key in asked.keys or ROWS], asked)


def _workers(asked: Asked) -> None:
    assert asked.workers
    where = (asked.db or "", asked.redis or "")
    scale = scaled.Scale(asked.workers, asked.phones, asked.rate, asked.seconds, *where, asked.kill, asked.cut)
    _rows([scaled.row(scale)], asked)


def _rows(rows: Iterable[Row], asked: Asked) -> None:
    """Measured, kept and told; ends with 1 when a row could not be measured."""
    before = [keeping.load(path) for path in asked.compare]
    found = table.measure(rows, asked.runs, click.echo, asked.keep)
    _beside(before, found)
    if any(measured.fault for measured in found.values()):
        raise SystemExit(1)


def _stock(asked: Asked) -> None:
    before = [keeping.load(path) for path in asked.compare]
    found = stock.measure(asked.phones, asked.rate, asked.seconds, asked.runs, click.echo, asked.keep)
    click.echo(stock.table(found, f"{asked.phones} phones, {asked.rate:g} acts a second"))
    _beside(before, found)


def _evening(asked: Asked) -> None:
    before = [keeping.load(path) for path in asked.compare]
    found = evening.measure(asked.phones, asked.speed, click.echo, asked.keep)
    click.echo(evening.told(found))
    if found:
        _beside(before, {evening.KEY: evening.whole(found, asked.phones, asked.speed)})


def _flame(asked: Asked) -> None:
    assert asked.flame is not None
    before = [flame.shares(path.read_text()) for path in asked.compare]
    click.echo(flame.measure(asked.phones, asked.rate, asked.seconds, asked.flame, click.echo))
    for then in before:
        click.echo(flame.told(flame.shares(asked.flame.with_suffix(".txt").read_text()), then))


def _beside(before: list[dict[str, Measured]], found: dict[str, Measured]) -> None:
    for then in before:
        click.echo(report.compared(then, found))


CROWD, KEPT = frozenset({"phones", "rate", "seconds"}), frozenset({"runs", "compare", "keep"})
SIDE_BY_SIDE = Form("--compare", frozenset({"compare"}), frozenset(), _side_by_side)
PLAIN = Form("facilitate bench", frozenset(), CROWD | KEPT | {"papers"}, _plain)
FORMS = (
    Form("--deciding", frozenset({"deciding"}), frozenset(), _deciding),
    Form("--workers", frozenset({"workers"}), CROWD | KEPT | {"db", "redis", "kill", "cut"}, _workers),
    Form("--flame", frozenset({"flame"}), CROWD | {"compare"}, _flame),
    Form("--evening", frozenset({"evening"}), frozenset({"phones", "speed", "compare", "keep"}), _evening),
    Form("--stock", frozenset({"stock"}), CROWD | KEPT, _stock),
    Form("--table", frozenset({"table", "keys"}), KEPT, _table),
)
