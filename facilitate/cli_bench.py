"""`facilitate bench`: the project's own benchmark against a raw websocket broadcast in the same run."""

from pathlib import Path

import click

from facilitate.bench import ToolsMissing
from facilitate.bench import bench as measure
from facilitate.bench.deciding import deciding as decide_time


@click.command()
@click.option("--phones", default=200, show_default=True, type=click.IntRange(2, 5000), help="phones in the room")
@click.option("--rate", default=50.0, show_default=True, type=click.FloatRange(1, 1000), help="acts a second")
@click.option("--seconds", default=10.0, show_default=True, type=click.FloatRange(1, 600), help="how long they act")
@click.option("--deciding", is_flag=True, help="only how long core takes to decide one act, in CPU microseconds")
@click.option("--papers", is_flag=True, help="also what phones see while the pack of papers is made")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="keep the figures here")
def bench(phones: int, rate: float, seconds: float, deciding: bool, papers: bool, json_file: Path | None) -> None:
    """量一量有多快。 Measure beside a bare websocket broadcast: same cores, same crowd, same durable commit.

    \b
    facilitate bench
    facilitate bench --phones 1000 --rate 100 --seconds 20 --json figures.json
    facilitate bench --deciding
    facilitate bench --papers
    """
    if deciding:
        click.echo(decide_time())
        return
    try:
        click.echo(measure(phones, rate, seconds, json_file, papers=papers))
    except ToolsMissing as missing:
        raise click.ClickException(
            f"测速的工具没有装 · the tools for measuring are missing: pip install picows uvloop ({missing})"
        ) from missing
    except RuntimeError as busy:
        raise click.ClickException(str(busy)) from busy
