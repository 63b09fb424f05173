"""Every database that a test opens is closed after it."""

from collections.abc import Iterator

import pytest

from tests import doors


@pytest.fixture(autouse=True)
def _databases_closed() -> Iterator[None]:
    yield
    doors.close_all()
