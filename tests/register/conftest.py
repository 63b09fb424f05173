"""Every register stands on both databases; what a test opens is closed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import doors
from tests.register.world import Kept, kept, on_disk


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    if request.param == "sqlite":
        return on_disk(tmp_path)
    return kept(request.getfixturevalue("postgres").ready_database())


@pytest.fixture(autouse=True)
def _databases_closed() -> Iterator[None]:
    yield
    doors.close_all()
