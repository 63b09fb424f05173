"""The functions that cost most are told from the stacks, then and now; without py-spy it says what is missing."""

from pathlib import Path

import pytest

from facilitate.bench import flame

STACKS = "run (a.py:1);flush (crowd.py:9);send (line.py:4) 6\nrun (a.py:2);flush (crowd.py:10) 3\nrun (a.py:1) 1\n"


def test_a_function_has_its_own_share_and_one_with_what_it_calls() -> None:
    assert flame.shares(STACKS) == {
        "run (a.py)": (0.1, 1.0),
        "flush (crowd.py)": (0.3, 0.9),
        "send (line.py)": (0.6, 0.6),
    }


def test_the_greatest_come_first_beside_what_they_were() -> None:
    before = flame.shares("run (a.py:1);send (line.py:4) 1\n")

    lines = flame.told(flame.shares(STACKS), before).splitlines()

    assert lines[1].split() == ["send", "(line.py)", "60.0%", "60.0%", "100.0%", "100.0%"]
    assert lines[2].split() == ["flush", "(crowd.py)", "30.0%", "90.0%", "0.0%", "0.0%"]


def test_without_py_spy_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitate.bench.flame.shutil.which", lambda *_, **__: None)

    with pytest.raises(flame.NoSpy, match="py-spy is missing"):
        flame.measure(5, 10, 1, tmp_path / "flame.svg", lambda _: None)


def test_a_server_under_load_is_drawn(tmp_path: Path) -> None:
    text = flame.measure(5, 20, 2, tmp_path / "flame.svg", lambda _: None)

    assert "<svg" in (tmp_path / "flame.svg").read_text()
    assert "own" in text.splitlines()[0]
    assert ";" in (tmp_path / "flame.txt").read_text()
    assert "generator" in text
