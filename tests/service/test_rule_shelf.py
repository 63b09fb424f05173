"""One's own rules on their shelf: what is put away is kept, whatever stood under its name before."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitate.service.rule_shelf import NotOwn, RuleShelf


def test_a_rule_put_away_does_not_overwrite_an_older_one_of_its_name(tmp_path: Path) -> None:
    shelf = RuleShelf(tmp_path)
    for words in ("id: ours # first", "id: ours # second", "id: ours # third"):
        shelf.save("ours", words)
        shelf.put_away("ours")

    assert sorted(path.read_text() for path in tmp_path.iterdir()) == [
        "id: ours # first",
        "id: ours # second",
        "id: ours # third",
    ]


def test_the_one_put_away_last_comes_back(tmp_path: Path) -> None:
    shelf = RuleShelf(tmp_path)
    for words in ("id: ours # first", "id: ours # second"):
        shelf.save("ours", words)
        shelf.put_away("ours")
    shelf.bring_back("ours")

    assert shelf.text("ours") == "id: ours # second"
    with pytest.raises(NotOwn):
        shelf.bring_back("ours")
