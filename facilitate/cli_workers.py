"""`facilitate serve --workers N`: what several workers need, made and tried once before the first of them starts."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Callable

import click
from sqlalchemy.exc import OperationalError

from facilitate.config import Config
from facilitate.service.relay import checked
from facilitate.store.database import describe, open_database
from facilitate.workers import Workers, answers, same_command, taken

LINUX = (
    "几个进程合开一个端口，要靠 Linux 把来的人分开；这台电脑请只开一个进程（不写 --workers）。\n"
    "Several workers on one port need Linux, which spreads the lines among them; on this computer start one process, "
    "without --workers."
)
SQLITE = (
    "几个进程要合用 PostgreSQL，SQLite 只给一个进程用：请加 --db postgresql://…\n"
    "Several workers share PostgreSQL; SQLite is for one process: add --db postgresql://…"
)
BELL = (
    "几个进程之间要靠 Redis 互相叫一声：请加 --redis redis://127.0.0.1:6379/0\n"
    "Several workers ring each other through Redis: add --redis redis://127.0.0.1:6379/0"
)
NUMBER = "进程的号码是 0 到 {last}，不能是 {worker}。\nA worker's number is one of 0 to {last}, it cannot be {worker}."
TAKEN = (
    "端口 {port} 用不了：多半已经开着一个。{count} 个进程要 {first} 到 {last} 这几个端口：请先关掉它，或者加 --port 换一段。\n"
    "Port {port} cannot be used: most likely it runs already. {count} workers need the ports {first} to {last}: "
    "stop it first, or choose others with --port."
)
NO_DATABASE = "数据库连不上，会开不了：{0}\nThe database does not answer, so there can be no meeting: {0}"
NO_BELL = (
    "Redis 现在连不上：会照开，不同进程上的手机会晚几秒看到；它回来了就好。\n"
    "Redis does not answer now: meetings work, phones on different workers see each other's acts some seconds late "
    "until it is back."
)
UP = (
    "  {count} 个进程都开了，合用端口 {port}，各自另有端口 {first} 到 {last}\n"
    "  {count} workers are up: port {port} together, and one each of the ports {first} to {last}\n"
)
NO_URL = "--redis 要这样写：redis://127.0.0.1:6379/0\n--redis is written as redis://127.0.0.1:6379/0"


def run_workers(config: Config, open_: bool) -> None:
    """Make keys and tables, then keep the workers going until SIGTERM. Raises click.ClickException on what is missing."""
    refuse_unfit(config)
    last = config.port + config.workers
    port = taken(config.host, range(config.port, last + 1))
    if port is not None:
        raise click.ClickException(TAKEN.format(port=port, count=config.workers, first=config.port, last=last))
    link = f"http://127.0.0.1:{config.port}/?key={config.organiser_key}"
    click.echo(f"facilitate  {_prepared(config)}  {config.data}")
    if not _bell_answers(config.redis):
        click.echo(NO_BELL, err=True)
    click.echo(f"\n  主持人在这台电脑上打开 · open on this computer:\n  {link}\n")
    if config.public_url:
        click.echo(f"  手机打开 · phones open:  {config.public_url}\n")
    Workers(same_command(), config.workers).run(_when_all_answer(config, link if open_ else ""))


def refuse_unfit(config: Config) -> None:
    """Raises click.ClickException, with what to do, where several workers cannot work."""
    if config.workers == 1:
        return
    if not 0 <= config.worker < config.workers:
        raise click.ClickException(NUMBER.format(last=config.workers - 1, worker=config.worker))
    for unfit, word in (
        (sys.platform != "linux", LINUX),
        (config.db.startswith("sqlite"), SQLITE),
        (not config.redis, BELL),
    ):
        if unfit:
            raise click.ClickException(word)
    try:
        checked(config.redis)
    except ValueError as fault:
        raise click.ClickException(str(fault)) from fault


def _prepared(config: Config) -> str:
    """The name and version of the database, with its tables up to date; keys are made on the way."""
    assert config.secret
    try:
        engine = open_database(config.db)
        name = describe(engine)
        engine.dispose()
    except OperationalError as fault:
        raise click.ClickException(NO_DATABASE.format(str(fault.orig).strip())) from fault
    return name


def _bell_answers(url: str) -> bool:
    import redis

    try:
        with redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2) as bell:
            return bool(bell.ping())
    except redis.RedisError:
        return False
    except ValueError as fault:
        raise click.ClickException(NO_URL) from fault


def _when_all_answer(config: Config, link: str) -> Callable[[], None]:
    """Says once that every worker answers, and opens the organiser's door if there is a link to open."""
    waiting = set(range(config.port + 1, config.port + 1 + config.workers))

    def look() -> None:
        if waiting:
            waiting.difference_update([port for port in waiting if answers(port)])
            if not waiting:
                _say_up(config, link)

    return look


def _say_up(config: Config, link: str) -> None:
    first, last = config.port + 1, config.port + config.workers
    click.echo(UP.format(count=config.workers, port=config.port, first=first, last=last))
    if link:
        webbrowser.open(link)
