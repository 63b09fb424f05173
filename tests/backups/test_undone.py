"""A backup made in mid-ballot, brought back after the close: nobody adds a vote to those that were counted."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitate.backups import restoring
from facilitate.backups.restoring import restore
from facilitate.cli import main
from facilitate.core.ballot import receipts
from facilitate.core.meeting import fold
from facilitate.store.box_keys import BoxKeys, open_boxes
from facilitate.store.log import Log
from tests.backups.house import House
from tests.cast import CODE
from tests.doors import SECRET, close_all, opened
from tests.evening import DOTS, give


@pytest.fixture
def kept_copy(house: House, tmp_path: Path) -> Path:
    """A copy that somebody put into her pocket while people voted; the ballot is closed since."""
    copy = tmp_path / "pocket.zip"
    copy.write_bytes(house.make().path.read_bytes())
    give(house.cast, "wang", {})
    house.cast.next()
    close_all()
    return copy


def reopened(data: Path) -> Log:
    return Log(opened(f"sqlite:///{data / 'facilitate.db'}"), SECRET, BoxKeys(data))


def test_of_a_secret_ballot_that_was_closed_here_no_vote_comes_back_and_all_are_asked_again(
    house: House, kept_copy: Path
) -> None:
    data, ballot = house.config.data, next(iter(house.cast.m.ballots.all))

    done = restore(kept_copy, data, force=True)

    assert done.undone == ((CODE, ballot),)
    assert done.proved
    assert open_boxes(data) == ()
    kept = reopened(data).read(CODE)
    assert kept is not None
    assert kept.choices == ()
    m = fold(kept.entries, kept.choices)
    assert receipts.lost(m.ballots.all[ballot]) == m.ballots.all[ballot].voted != set()


def test_nor_where_the_closed_house_was_put_aside_before(house: House, kept_copy: Path) -> None:
    data = house.config.data
    first = restore(kept_copy, data, force=True)

    second = restore(kept_copy, data, force=True)

    assert second.undone == first.undone != ()
    assert open_boxes(data) == ()


def test_a_ballot_that_is_open_in_both_keeps_its_votes(house: House) -> None:
    made = house.make()
    close_all()

    done = restore(made.path, house.config.data, force=True)

    assert done.undone == ()
    kept = reopened(house.config.data).read(CODE)
    assert kept is not None
    assert len(kept.choices) == len(DOTS)


def test_where_the_house_there_cannot_be_read_the_backup_comes_back_as_it_was(house: House, kept_copy: Path) -> None:
    (house.config.data / "facilitate.db").write_bytes(b"no database" * 999)

    done = restore(kept_copy, house.config.data)

    assert done.undone == ()
    assert len(open_boxes(house.config.data)) == 1


def test_a_restore_that_leaves_the_key_is_caught(
    house: House, kept_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "take_keys", lambda *_: ())

    restore(kept_copy, house.config.data, force=True)

    kept = reopened(house.config.data).read(CODE)
    assert kept is not None
    assert len(kept.choices) == len(DOTS), "the votes of before, to which others could be added"


def test_whoever_brings_it_back_is_told_which_votes_are_to_be_held_anew(house: House, kept_copy: Path) -> None:
    told = CliRunner().invoke(main, ["restore", str(kept_copy), "--data", str(house.config.data), "--force"])

    assert told.exit_code == 0, told.output
    assert f"{CODE}" in told.output
    assert "请大家重新投" in told.output
