"""The small world behind a door on a slow disk; every database that a test opens is closed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import doors
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _databases_closed() -> Iterator[None]:
    yield
    doors.close_all()


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return doors.cast_behind(doors.sqlite(tmp_path), doors.Slow)
