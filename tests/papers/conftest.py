"""Papers are drawn by a process of its own, which ends with the tests that asked for it."""

from __future__ import annotations

import pytest

from facilitate.papers.pdf import press


@pytest.fixture(autouse=True, scope="package")
def _the_worker_ends_with_its_tests():
    yield
    press.close()
