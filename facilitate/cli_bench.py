"""`facilitate bench`: the project's own benchmark against a raw websocket broadcast in the same run."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

FILE = click.Path(dir_okay=False, path_type=Path)
TOOLS = "测速的工具没有装 · the tools for measuring are missing: pip install picows uvloop ({})"
DEAF = "{form} 不看 {options} · {options} says nothing to {form}"


@click.command()
@click.option("--phones", default=200, show_default=True, type=click.IntRange(2, 5000), help="phones in the room")
@click.option("--rate", default=50.0, show_default=True, type=click.FloatRange(1, 1000), help="acts a second")
@click.option("--seconds", default=10.0, show_default=True, type=click.FloatRange(1, 600), help="how long they act")
@click.option("--papers", is_flag=True, help="also what phones see while the pack of papers is made")
@click.option("--deciding", is_flag=True, help="only how long core takes to decide one act, in CPU microseconds")
@click.option("--table", is_flag=True, help="every row that one machine can measure by itself")
@click.option("--row", "keys", multiple=True, help="only this row, such as S1; may be given again")
@click.option("--runs", default=3, show_default=True, type=click.IntRange(1, 20), help="runs of each row")
@click.option("--stock", is_flag=True, help="the same job on stock Flask-SocketIO and node socket.io beside ours")
@click.option("--evening", is_flag=True, help="three hours of a meeting, speeded up: what the server's memory does")
@click.option("--speed", default=20.0, show_default=True, type=click.FloatRange(1, 1000), help="of the evening")
@click.option("--flame", type=FILE, help="a flame graph of the server under load, as SVG; its stacks beside it as .txt")
@click.option("--workers", type=click.IntRange(2, 16), help="so many workers share the meeting")
@click.option("--db", help="PostgreSQL for the workers; without it one of its own, gone afterwards")
@click.option("--redis", help="Redis for the workers; without it one of its own")
@click.option("--kill", is_flag=True, help="with --workers: one of them is killed amid comments, another amid votes")
@click.option("--cut", is_flag=True, help="with --workers: Redis is gone for five seconds, twice")
@click.option("--compare", type=FILE, multiple=True, help="beside the figures kept here; two files: measure nothing")
@click.option("--json", "keep", type=FILE, help="keep the figures here")
@click.pass_context
def bench(ctx: click.Context, /, **options: Any) -> None:
    """量一量有多快。 Measure beside a bare websocket broadcast: same cores, same crowd, same durable commit.

    \b
    facilitate bench
    facilitate bench --phones 1000 --rate 100 --seconds 20 --json figures.json
    facilitate bench --table --json now.json --compare before.json
    facilitate bench --row S1 --row S8 --runs 1
    facilitate bench --compare before.json --compare now.json
    facilitate bench --stock --phones 1000 --rate 100
    facilitate bench --evening --phones 300 --json evening.json
    facilitate bench --flame flame.svg --phones 1000 --rate 100 --compare before.txt
    facilitate bench --workers 4 --phones 2000 --rate 100 --seconds 20 --kill --cut
    facilitate bench --deciding
    facilitate bench --papers
    """
    with _words():
        from facilitate.bench.forms import Asked, form_of

        given = _given(ctx)
        form = form_of(given.keys(), len(options["compare"]))
        if deaf := sorted(given[name] for name in form.deaf_to(given.keys())):
            raise ValueError(DEAF.format(form=form.name, options=", ".join(deaf)))
        form.measure(Asked(**options))


def _given(ctx: click.Context) -> dict[str, str]:
    """The options that stand on the command line: name, and how it is written."""
    typed = ParameterSource.COMMANDLINE
    params = ((param.name or "", param.opts[0]) for param in ctx.command.params)
    return {name: written for name, written in params if ctx.get_parameter_source(name) is typed}


@contextmanager
def _words() -> Iterator[None]:
    """What cannot be measured is said in a word."""
    try:
        yield
    except ModuleNotFoundError as missing:
        raise click.ClickException(TOOLS.format(missing.name)) from missing
    except (RuntimeError, ValueError, OSError) as fault:
        raise click.ClickException(str(fault)) from fault
