"""What somebody chose before, put back into her row, is not her vote; boxes of the version that did not notice still open."""

import logging
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from facilitate.core.ballot.boxes import last_filled
from facilitate.service.learning import learn, load
from facilitate.service.mailbox import Mailbox
from facilitate.store import sealing
from facilitate.store.box_keys import BoxKeys, open_boxes
from facilitate.store.codec import box_token
from facilitate.store.log import Log
from facilitate.store.tables import sealed
from tests.cast import CODE, Cast
from tests.doors import SECRET, cast_behind, opened, sqlite
from tests.evening import DOTS, give, until_the_dots

Rows = dict[str, bytes]


def dotted(tmp_path: Path) -> Cast:
    cast = cast_behind(sqlite(tmp_path))
    until_the_dots(cast)
    return cast


def ballot_of(cast: Cast) -> Any:
    return next(iter(cast.m.ballots.all.values()))


def lie(cast: Cast) -> Rows:
    with cast.place.store.engine.connect() as connection:
        return {row.token: row.choice for row in connection.execute(select(sealed))}


def paste(cast: Cast, rows: Rows) -> None:
    with cast.place.store.engine.begin() as connection:
        for token, choice in rows.items():
            connection.execute(update(sealed).where(sealed.c.token == token).values(choice=choice))


def her(cast: Cast, who: str) -> str:
    return box_token(SECRET, CODE, ballot_of(cast).id, cast.ids[who])


def as_before(cast: Cast, folder: Path) -> Rows:
    """The box as a version left it that bound a choice to its row alone."""
    kept = cast.place.store.read(CODE)
    assert kept is not None
    (path,) = open_boxes(folder)
    key, rows, old = path.read_bytes(), lie(cast), {}
    for voter, seq in last_filled(kept.entries).items():
        token = box_token(SECRET, CODE, *voter)
        told = sealing.unseal(key, rows[token], token, seq)
        assert told is not None
        padded = sealing.json.dumps(list(told)).encode().ljust(len(rows[token]) - 28)
        old[token] = bytes(12) + sealing.ChaCha20Poly1305(key).encrypt(bytes(12), padded, token.encode())
    paste(cast, old)
    return old


def test_what_she_chose_before_put_back_while_the_house_stood_still_is_lost_and_asked_again(tmp_path, caplog) -> None:
    cast = dotted(tmp_path)
    before = lie(cast)
    give(cast, "wang", {})
    paste(cast, {her(cast, "wang"): before[her(cast, "wang")]})
    caplog.set_level(logging.WARNING)

    cast.place = cast.place.again()

    assert set(ballot_of(cast).box) == {cast.ids[who] for who in DOTS if who != "wang"}
    assert "有 1 票读不出来" in caplog.text
    assert "有人动过箱子里的票" in caplog.text
    give(cast, "wang", {})
    assert ballot_of(cast).box[cast.ids["wang"]] == {}
    cast.next()
    assert ballot_of(cast).result.lost == 0


def test_whoever_does_not_vote_again_is_told_to_be_lost_for_good(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    before = lie(cast)
    give(cast, "wang", {})
    paste(cast, {her(cast, "wang"): before[her(cast, "wang")]})
    cast.place = cast.place.again()

    cast.next()

    assert ballot_of(cast).result.lost == 1


def test_boxes_of_an_earlier_version_are_read_and_sealed_so_that_nothing_of_before_opens(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    chosen, (path,) = ballot_of(cast).box, open_boxes(tmp_path)
    old, key = as_before(cast, tmp_path), path.read_bytes()
    cast.place = cast.place.again()
    assert ballot_of(cast).box == chosen, "beside the server, and before it has looked after the box"

    cast.place.store.tidy_boxes()

    cast.place = cast.place.again()
    assert ballot_of(cast).box == chosen
    assert path.read_bytes() != key
    assert {len(row) for row in lie(cast).values()} == {len(row) for row in old.values()}
    (fresh, sealed_once) = path.read_bytes(), lie(cast)
    cast.place.store.tidy_boxes()
    assert (path.read_bytes(), lie(cast)) == (fresh, sealed_once), "once"
    paste(cast, old)
    cast.place = cast.place.again()
    assert ballot_of(cast).box == {}


def test_a_start_that_dies_before_the_key_is_replaced_loses_no_vote(tmp_path: Path, monkeypatch) -> None:
    cast = dotted(tmp_path)
    chosen, old = ballot_of(cast).box, as_before(cast, tmp_path)

    def dies(*_: object) -> None:
        raise OSError("killed")

    with monkeypatch.context() as power:
        power.setattr(BoxKeys, "replace", dies)
        with pytest.raises(OSError, match="killed"):
            cast.place.store.tidy_boxes()

    assert lie(cast) != old
    cast.place = cast.place.again()
    assert ballot_of(cast).box == chosen
    give(cast, "wang", {})
    cast.place.store.tidy_boxes()
    cast.place = cast.place.again()
    assert ballot_of(cast).box == chosen | {cast.ids["wang"]: {}}
    paste(cast, {her(cast, "li"): old[her(cast, "li")]})
    cast.place = cast.place.again()
    assert cast.ids["li"] not in ballot_of(cast).box


def test_a_plain_choice_put_into_a_sealed_box_is_not_believed(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    paste(cast, {her(cast, "wang"): b"{}".ljust(256)})

    cast.place.store.tidy_boxes()

    cast.place = cast.place.again()
    assert cast.ids["wang"] not in ballot_of(cast).box


def test_another_process_that_cannot_read_her_new_choice_does_not_count_the_one_before(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    beside = Log(opened(sqlite(tmp_path)), SECRET, BoxKeys(tmp_path))
    kept, box = beside.read(CODE), Mailbox(CODE)
    assert kept is not None
    load(box, kept)
    before = lie(cast)
    give(cast, "wang", {})
    give(cast, "li", {})
    paste(cast, {her(cast, "wang"): before[her(cast, "wang")]})

    learn(box, beside.since(kept.id, kept.head))

    assert box.meeting is not None
    there = box.meeting.ballots.all[ballot_of(cast).id].box
    assert cast.ids["wang"] not in there
    assert there[cast.ids["li"]] == {}
