"""What `./run pack` takes along: what any computer of that system and version of Python may need, and nothing that none does."""

import importlib.util
import re
from types import ModuleType

import pytest

from tests.house.tree import ROOT, text


@pytest.fixture(scope="module")
def pack() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pack", ROOT / "tools" / "pack.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names(pack: ModuleType, platform: str) -> set[str]:
    found = (pack.wanted(block, platform) for block in pack.blocks(text("requirements.txt")))
    return {block.partition("==")[0] for block in found if block}


def test_what_an_older_release_of_the_same_python_needs_is_on_the_stick(pack: ModuleType) -> None:
    assert "async-timeout" in names(pack, "any")


def test_windows_alone_is_given_what_only_windows_needs(pack: ModuleType) -> None:
    assert names(pack, "win_amd64") - names(pack, "any") == {"colorama", "tzdata"}
    assert "brotlicffi" not in names(pack, "win_amd64")


def test_pip_asks_nothing_of_this_computer_and_still_looks_at_every_hash(pack: ModuleType) -> None:
    asked = [pack.wanted(block, "win_amd64") for block in pack.blocks(text("requirements.txt"))]

    assert not [block for block in asked if " ; " in block]
    assert all(re.match(r"[\w.-]+==[\w.]+ +\\\n +--hash=sha256:", block) for block in asked if block)
