"""A small room behind the real gate, and phones made of bare sockets to visit it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitate.web import join, papers
from facilitate.web.bucket import Bucket
from tests.web.hall import Hall, open_hall
from tests.web.maker import Maker
from tests.web.plain_phone import PlainPhone

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong codes of one test are not held against the next."""
    monkeypatch.setattr(join, "failures", Bucket(size=40, rate=2))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A crowd of three and its timers."""
    yield from open_hall(tmp_path)


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Maker:
    """Stands in for the workshop of papers."""
    made = Maker()
    monkeypatch.setattr(papers, "workshop", made)
    return made


@pytest.fixture
def small_room() -> Iterator[Callable[..., int]]:
    """`small_room(mode)` starts the small app in a process of its own and answers its port."""
    running: list[subprocess.Popen[str]] = []

    def start(*mode: str) -> int:
        command = [sys.executable, str(HERE / "small_app.py"), *mode]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        assert running[-1].stdout is not None
        return int(running[-1].stdout.readline())

    yield start
    for process in running:
        process.terminate()
        _, errors = process.communicate(timeout=10)
        assert "Traceback" not in errors, errors


@pytest.fixture(scope="module")
def shared_room() -> Iterator[int]:
    """The port of one small app for tests that leave nothing behind."""
    command = [sys.executable, str(HERE / "small_app.py"), "direct"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield int(process.stdout.readline())
    process.terminate()
    _, errors = process.communicate(timeout=10)
    assert "Traceback" not in errors, errors


@pytest.fixture
def dial() -> Iterator[Callable[..., PlainPhone]]:
    """`dial(port, head)` opens a phone's line; all are hung up after the test."""
    phones: list[PlainPhone] = []

    def call(port: int, head: str = "", tls: bool = False, receive_buffer: int = 0) -> PlainPhone:
        phones.append(PlainPhone(port, head, tls, receive_buffer))
        return phones[-1]

    yield call
    for phone in phones:
        phone.close()
