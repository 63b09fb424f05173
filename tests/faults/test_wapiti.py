"""wapiti, a scanner of others, goes through all pages as each of five people: no finding that is not explained."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.scanned import Scanned

PAGES = {"nobody": 40, "participant": 15, "host": 15, "organiser": 40, "unit": 30}
"""Of so many pages each must have seen at least: a scan that saw nothing finds nothing."""
CRAWL, ATTACK = 120, 20

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not os.environ.get("FACILITATE_LONG"), reason="a quarter of an hour: ./run faults"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scanned]:
    assert shutil.which("wapiti"), "./run faults installs it"
    scanned = Scanned(tmp_path_factory.mktemp("scanned"))
    yield scanned
    scanned.server.stop()


@pytest.mark.parametrize("who", PAGES)
def test_a_scanner_finds_nothing_as(who: str, house: Scanned) -> None:
    scan = house.scan(who, CRAWL, ATTACK)

    print(f"{who}: {len(scan.pages)} pages, {len(scan.found)} findings, {len(scan.explained)} explained")
    assert scan.found == []
    assert len(scan.pages) >= PAGES[who]


def test_a_house_without_its_guard_is_found(tmp_path: Path) -> None:
    twin = Scanned(tmp_path, unguarded=True)
    try:
        scan = twin.scan("nobody", 20, 20, "csp,http_headers,cookieflags")
    finally:
        twin.server.stop()

    print(f"without the guard: {len(scan.found)} findings")
    assert any("Content Security Policy" in one or "CSP" in one for one in scan.found), scan.found
