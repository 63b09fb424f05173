"""The same job on stock servers: they do it (counts only), they are told in one table, and one that is missing is left out."""

import asyncio
from pathlib import Path

import pytest

from facilitate.bench import stock
from facilitate.bench.found import Found, Measured
from facilitate.bench.hall import Hall
from facilitate.bench.process import Process


async def talked_at(server: Process) -> tuple[int, int, int]:
    hall = Hall(server)
    await hall.come_in(5, 0.1)
    talk = await hall.comments(20, 1, fair=False)
    hall.leave()
    return talk.missing, talk.doubled, talk.refused


@pytest.mark.parametrize("name", stock.PYTHON)
def test_a_stock_server_tells_everybody_of_everything(name: str, tmp_path: Path) -> None:
    server = stock._stock(name, tmp_path)
    try:
        server.wait_until_it_answers()

        faults = asyncio.run(talked_at(server))

        assert faults == (0, 0, 0)
    finally:
        server.kill()


def test_without_node_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(stock.NotHere, match="node is not installed"):
        stock._stock(stock.NODE, tmp_path)


def test_one_table_has_a_column_for_each_server_and_how_many_times_raw_it_is() -> None:
    found = {
        stock.OURS: Measured("facilitate", (Found({"last phone p99, ms": 60, "missing": 0}),)),
        stock.RAW: Measured("raw", (Found({"last phone p99, ms": 50, "missing": 0}),)),
        stock.NODE: Measured("node", (), "node is not installed"),
    }

    lines = stock.table(found, "1000 phones").splitlines()

    assert lines[0].split() == ["1000", "phones", "facilitate", "raw", "node", "socket.io"]
    assert lines[1].split() == ["last", "phone", "p99,", "ms", "60", "50"]
    assert lines[2].split() == ["times", "raw", "1.20", "1.00"]
    assert lines[-1] == "! node socket.io: node is not installed"


def test_the_lock_of_node_names_no_address() -> None:
    assert "http" not in (stock.TOOLS / "package-lock.json").read_text()
