"""A house whose evening is under way; every database that a test opens is closed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import doors
from tests.backups.house import House, open_house


@pytest.fixture(autouse=True)
def _databases_closed() -> Iterator[None]:
    yield
    doors.close_all()


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house(tmp_path)
