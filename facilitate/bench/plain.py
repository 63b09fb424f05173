"""The plain run as a row: everybody signs up and comes in, people talk (also while papers are made, if asked), then all vote."""

from collections.abc import AsyncGenerator
from contextlib import ExitStack
from dataclasses import dataclass

from facilitate.bench.found import Figures, Found, Row, about, of_storm, of_talk
from facilitate.bench.hall import Hall
from facilitate.bench.packing import MEANWHILE, while_packing
from facilitate.bench.process import Process
from facilitate.bench.stand import product, yardstick
from facilitate.bench.talks import of_rush

STORM_SECONDS = 5.0
VOTING = "all vote within a second"


@dataclass(frozen=True)
class Plain:
    """So many phones, acts a second and seconds; with `papers` as long again while packs of papers are made."""

    phones: int
    rate: float
    seconds: float
    papers: bool = False

    async def measure(self, runs: int) -> AsyncGenerator[Found, None]:
        """They come in once, which the first run tells, and act in every run."""
        with ExitStack() as stack:
            server, key = stack.enter_context(product())
            bare = stack.enter_context(yardstick())
            ours, raw = await Hall.open(server, key), Hall(bare)
            signed = of_storm(await ours.sign_up(self.phones, STORM_SECONDS))
            mine_in = about("signing up", signed) | await self._come_in(ours, server)
            bare_in = await self._come_in(raw, bare)
            for _ in range(runs):
                thrown = ours.thrown + raw.thrown
                mine, its = await self._acts(ours), await self._acts(raw)
                yield Found(mine_in | mine, bare_in | its, ours.thrown + raw.thrown - thrown)
                mine_in, bare_in = {}, {}
            ours.leave()
            raw.leave()

    async def _come_in(self, hall: Hall, server: Process) -> Figures:
        came = of_storm(await hall.come_in(self.phones, STORM_SECONDS))
        return about("joining", came) | {"memory in all, MB": server.memory() / 1e6}

    async def _acts(self, hall: Hall) -> Figures:
        """At the yardstick, which makes no papers, what stands beside them is its one talk."""
        figures = of_talk(await hall.comments(self.rate, self.seconds))
        if self.papers and hall.gathering:
            figures |= await while_packing(hall, self.rate, self.seconds)
        elif self.papers:
            figures |= about(
                MEANWHILE, {name: value for name, value in figures.items() if name.startswith("last phone")}
            )
        return figures | about(VOTING, of_rush(await hall.votes(self.phones, 1)))


def row(phones: int, rate: float, seconds: float, papers: bool) -> Row:
    """The plain run of these measures."""
    title = f"{phones} phones, {rate:g} acts a second"
    each = int((3 if papers else 2) * seconds + 8)
    plain = Plain(phones, rate, seconds, papers)
    return Row("plain", title, "", (int(4 * STORM_SECONDS), each), plain.measure)
