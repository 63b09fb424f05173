"""Row S13: one meeting at several workers, with PostgreSQL and Redis; a worker may be killed, and Redis cut for five seconds."""

import asyncio
import os
import secrets
import tempfile
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from facilitate.bench.found import Figures, Found, Row, of_talk
from facilitate.bench.hall import Hall
from facilitate.bench.redis_line import RedisLine
from facilitate.bench.servers import stores
from facilitate.bench.stand import SERVER_CORE, yardstick
from facilitate.bench.talks import COME_IN_MS, SIGN_UP_MS
from facilitate.bench.trial import CUT, Trial
from facilitate.bench.workers import PROGRAM, Workers


@dataclass(frozen=True)
class Scale:
    """So many workers and phones, acts a second and seconds; what is broken while they comment and while they vote. Without
    `db` or `redis` a server of our own. `program`: what stands in for the product."""

    workers: int
    phones: int
    rate: float
    seconds: float
    db: str = ""
    redis: str = ""
    kill: bool = False
    cut: bool = False
    program: Sequence[str] = PROGRAM

    async def measure(self, runs: int) -> AsyncGenerator[Found, None]:
        """Fresh workers in every run, and the yardstick after it. Raises FileNotFoundError where PostgreSQL or Redis is not
        installed."""
        with ExitStack() as stack:
            with _off_the_crowds_core():
                db, redis = stack.enter_context(stores(self.db, self.redis))
            for _ in range(runs):
                ours = await self._ours(db, redis)
                with yardstick() as server:
                    hall = Hall(server)
                    await hall.come_in(self.phones, self.phones * 2 / 1000)
                    raw = of_talk(await hall.comments(self.rate, self.seconds, fair=False))
                    hall.leave()
                yield Found(ours, raw)

    async def _ours(self, db: str, redis: str) -> Figures:
        with tempfile.TemporaryDirectory() as name:
            folder, key = Path(name), secrets.token_urlsafe(24)
            line = RedisLine(redis)
            line.restore()
            with _off_the_crowds_core():
                server = Workers(folder, key, self.workers, db, line.url, self.program)
            try:
                await asyncio.to_thread(server.wait_for_all)
                trial = await Trial.of(server, line, key, self.phones, self.rate, self.seconds)
                return await trial.run(folder, self.kill, self.cut)
            finally:
                await asyncio.to_thread(server.stop)
                line.cut()


def row(scale: Scale) -> Row:
    """S13 as a row of its own. The yardstick beside it is one process, and the CPU of PostgreSQL and Redis is not in ours."""
    breaks = scale.kill + scale.cut
    broken = " and ".join(["a worker killed"] * scale.kill + ["Redis gone for 5 s"] * scale.cut) or "nothing broken"
    title = f"{scale.workers} workers, {scale.phones} phones, {scale.rate:g} acts a second, {broken}"
    talks = (3 + bool(breaks)) * scale.seconds + 2 * CUT * bool(breaks)
    each = int(50 + scale.phones * (SIGN_UP_MS + COME_IN_MS + 2) / 1000 + talks)
    return Row("S13", title, "S1's figures with the phones spread; gapless; nothing missing", (0, each), scale.measure)


@contextmanager
def _off_the_crowds_core() -> Iterator[None]:
    """Whoever starts meanwhile is on all cores but the last, which is the crowd's; with only one, together."""
    cores = sorted(os.sched_getaffinity(0) | {SERVER_CORE}) if hasattr(os, "sched_getaffinity") else []
    mine = os.sched_getaffinity(0) if cores else set()
    if len(cores) > 1:
        os.sched_setaffinity(0, cores[:-1])
    try:
        yield
    finally:
        if len(cores) > 1:
            os.sched_setaffinity(0, mine & {cores[-1]} or mine)
