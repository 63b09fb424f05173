"""Erased is gone: somebody who left traces everywhere is looked for in every byte, on the disk and in what the server says."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from facilitate.bench.process import free_port, serve
from facilitate.store import codec
from facilitate.store.tables import log, meetings
from tests.faults.house import House, Start
from tests.faults.life import CARD, KEY, LATER, NAME, WORDS, Life
from tests.faults.searcher import hits, of_folder, written

SOUGHT = [NAME, LATER, CARD, *WORDS]
HEARD_WITHIN = 15.0
"""Seconds in which a running server has heard that a command erased somebody."""
TWINS = ("keeps_ops", "keeps_bytes", "keeps_papers", "keeps_register")


def erase(life: Life, data: Path, db: str, twin: str = "", person: str = LATER) -> str:
    program = (
        [str(Path(__file__).parent / "bad_eraser.py"), twin]
        if twin
        else ["-c", "from facilitate.cli import main; main()"]
    )
    command = [sys.executable, *program, "erase", person, "--meeting", life.code, "--yes", "--data", str(data)]
    env = {**os.environ, "FACILITATE_ORGANISER_KEY": KEY, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [*command, *(["--db", db] if db else [])], capture_output=True, text=True, env=env, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def told(life: Life, papers: bool = False) -> list[str]:
    """The answers in which she stands, asked until the server has heard."""
    until = time.monotonic() + HEARD_WITHIN
    while time.monotonic() < until and hits(SOUGHT, iter([("state", str(life._state("desk")).encode())])):
        time.sleep(0.2)
    return hits(SOUGHT, iter(life.answers(papers)))


def keep_a_paper(life: Life, data: Path) -> None:
    """As a meeting whose raw data went leaves its minutes."""
    folder = data / "kept" / life.code
    folder.mkdir(parents=True)
    (folder / "minutes.html").write_bytes(life.organiser.get(f"/m/{life.code}/papers/minutes.html") + LATER.encode())


@pytest.mark.parametrize("twin", ["", *TWINS])
def test_on_a_laptop(tmp_path: Path, twin: str) -> None:
    server = serve(tmp_path, free_port(), KEY)
    try:
        life = Life(server.port)
        life.play()
        keep_a_paper(life, tmp_path)
        before = hits(SOUGHT, of_folder(tmp_path)), hits(SOUGHT, iter(life.answers(papers=not twin)))
        erase(life, tmp_path, "", twin)
        said = told(life, papers=not twin)
        after = hits(SOUGHT, of_folder(tmp_path))
    finally:
        server.stop()
    files = sum(1 for _ in of_folder(tmp_path))
    print(f"\n{twin or 'erased'}: {len(before[0])} files and {len(before[1])} answers named her; now {len(after)} of {files} files, "
          f"{len(said)} answers")  # fmt: skip
    assert before[0]
    assert len(before[1]) > 10
    if twin:
        assert after + said, f"{twin} was not noticed"
    else:
        assert said == []
        assert after == []
        assert hits(SOUGHT, of_folder(tmp_path)) == [], "also when the server has stopped"
        _chain_holds(tmp_path / "facilitate.db", life.code)


def _chain_holds(path: Path, code: str) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        own = select(meetings.c.id).where(meetings.c.code == code).scalar_subquery()
        rows = list(connection.execute(select(log).where(log.c.meeting == own).order_by(log.c.seq)))
    engine.dispose()

    assert codec.holds(rows)
    assert [row for row in rows if not row.salt], "nobody can try guesses against what was erased"
    with sqlite3.connect(path) as store:
        assert store.execute("pragma integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("twin", ["", "keeps_bytes"])
def test_in_a_house_of_three_workers_on_postgresql(start: Start, postgres, twin: str) -> None:
    house: House = start()
    life = Life(house.ports[0])
    life.play()
    place = Path(postgres.folder)
    before = hits(SOUGHT, of_folder(place))
    known = [hits(SOUGHT, iter(life.at(port).answers(papers=False))) for port in house.ports]

    erase(life, house.folder, house.db, twin)

    said = [told(life.at(port)) for port in house.ports]
    after = hits(SOUGHT, of_folder(place)) + hits(SOUGHT, of_folder(house.folder))
    print(f"\nPostgreSQL {twin or 'erased'}: {len(before)} files named her before; now {after[:4]}, answers {said}")
    assert before
    assert all(known), "every worker had it in memory"
    if twin:
        assert after, f"{twin} was not noticed"
    else:
        assert said == [[], [], []]
        assert after == []


@pytest.mark.parametrize("word", SOUGHT)
def test_the_search_finds_a_word_in_whatever_form(word: str) -> None:
    for form in written(word):
        assert hits([word], iter([("here", b"before " + form + b" after")])) == ["here"]
    assert hits([word], iter([("here", "没有这个人".encode() * 50)])) == []
