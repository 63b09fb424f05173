"""What holds for every test: no network but this machine, and slow ones are marked by what they need."""

import ipaddress
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests import ready_tables
from tests.servers import Postgres, Redis

SLOW_FOLDERS = {
    "browser",
    "faults",
    "bench",
    "papers",
    "replay",
    "practices",
    "register",
    "house",  # ./run check
    "year",
}
SLOW_FILES = (
    "test_act.py",
    "test_fanout",
    "test_live",
    "test_minutes_sealed",
    "test_nasty_values",
    "test_papers_",
    "test_pending.py",
    "test_queue_laws",
    "test_rehearsal",
    "test_rule_breaks",
    "test_rule_editor",
    "test_secrecy",
    "test_websocket",
    "test_wild_",
    "test_every_",
    "test_register_",
    "test_opinions",
    "test_similar",
    "test_server",
    "test_pages_organiser",
    "test_pages_files",
    "test_ladder",
    "test_doubted",
    "test_easing",
    "test_ballot_wild",
    "test_tour",
    "test_accounts",
    "test_api",
    "test_gaps_",
    "test_offers",
    "test_on_hand",
    "test_reminding",
    "test_residents_",
    "test_three_doors",
    "test_unit_door",
)
SLOW_FIXTURES = {"postgres", "redis_server"}


def _stay_here(event: str, args: tuple) -> None:
    if event == "socket.connect" and isinstance(args[1], tuple) and not _is_here(args[1][0]):
        raise AssertionError(f"a test reached for {args[1]}: tests talk to this machine only")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


sys.addaudithook(_stay_here)
# A busy laptop is no fault of the code, and CI tries the same examples each time.
hypothesis.settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")
ready_tables.install()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What is slow as a whole is not even read where nothing slow is asked for."""
    return True if config.option.markexpr == "not slow" and _slow(collection_path) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _slow(item.path) or SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: "browser" in item.path.parts)  # Playwright's loop, once running, stays until the end


def _slow(path: Path) -> bool:
    """Whether a file or folder is slow as a whole."""
    here = Path(__file__).parent
    folders = set(path.relative_to(here).parts) if path.is_relative_to(here) else set()
    return path.name.startswith(SLOW_FILES) or not SLOW_FOLDERS.isdisjoint(folders)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL, started once; ask it for a `fresh_database()`."""
    server = Postgres()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Redis]:
    """A real Redis, started once."""
    server = Redis()
    server.start()
    yield server
    server.stop()
