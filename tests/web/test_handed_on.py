"""Whoever hands a meeting over, or whose account is closed, is out of the desk that came with making it too."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import MagicMock, call

import pytest

from facilitate.web import handed
from facilitate.web.live import Live
from tests.web.colleagues import Office, full_house, new_meeting, open_office, tried


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(full_house(tmp_path))


def page(office: Office) -> str:
    return f"/meetings/{office.code}/holders"


def hand(office: Office, who: str, to: str) -> None:
    account = to if to == "house" else str(office.account(to))
    assert office.send(who, page(office), f"{page(office)}/hand", account=account).status_code == 303


def desk(office: Office) -> int:
    return office.people["owner"].get(f"/m/{office.code}/desk").status_code


def maker(office: Office) -> tuple[str, str]:
    """(person, token) of the seat at the desk that came with making it."""
    held = office.people["owner"].get_cookie(f"facilitate_{office.code}")
    assert held
    return office.house.services.access.whose(office.code, held.value).person, held.value  # type: ignore[union-attr]


def end(office: Office) -> None:
    """Its host ends it."""
    person, _token = maker(office)
    services, acts = office.house.services, office.house.app.extensions["acts"]
    for n in range(60):
        office.house.clock.at += 1000
        acts.carry_out(office.code, person, {"verb": "advance", "op": f"e{n}", "args": {"override": "散会"}})
        with services.door.reading(office.code) as m:
            if m.agenda.ended:
                return
    raise AssertionError("it did not end")


@pytest.mark.parametrize(
    ("way", "ended"), [("handed over", False), ("handed over", True), ("by the admin", True), ("closed", False)]
)
def test_whoever_held_it_is_out_of_everything_also_of_the_desk(office: Office, way: str, ended: bool) -> None:
    assert desk(office) == 200
    if ended:
        end(office)
    if way == "closed":
        office.send("admin", "/registers/accounts", f"/registers/accounts/{office.account('owner')}/close")
    else:
        hand(office, "owner" if way == "handed over" else "admin", "other")

    found = tried(office)

    assert [rule for rule, ins in found.items() if ins["owner"] and not ins["nobody"]] == []
    assert found["GET /m/<code>/desk"]["host"], "who came by a link goes on"
    assert found["GET /m/<code>/desk"]["owner"] is False


def test_with_the_meeting_the_desk_comes_back(office: Office) -> None:
    owner = str(office.account("owner"))
    hand(office, "owner", "other")
    assert desk(office) == 303

    for verb, code in (("share", 200), ("back", 303), ("share", 200), ("back", 303)):
        office.send("other", page(office), f"{page(office)}/{verb}", account=owner)
        assert desk(office) == code, verb
    hand(office, "other", "owner")

    assert desk(office) == 200


def test_a_script_with_its_token_is_out_too_and_a_double_of_the_seat(office: Office) -> None:
    person, token = maker(office)
    double, other = office.house.join(office.code, "主持人的手机")
    office.house.act(office.code, person, "set_role", person_=double, role="host")
    other = office.house.services.access.renew(office.code, other).token  # type: ignore[union-attr]
    office.house.act(office.code, person, "set_role", person_=double, same_as=person)
    hand(office, "owner", "other")

    for each in (token, other):
        answer = office.house.browser().get(
            f"/m/{office.code}/state?as=desk", headers={"Authorization": f"Bearer {each}"}
        )
        assert answer.status_code == 401


def test_handed_to_the_house_it_stays_open_to_its_maker_whose_making_is_told_once(office: Office) -> None:
    hand(office, "owner", "house")

    assert desk(office) == 200
    assert office.people["owner"].get(page(office)).text.count("建了“") == 1


def test_a_rehearsal_goes_the_same_way(office: Office) -> None:
    begun = office.send("owner", f"/m/{office.code}/rehearse", f"/m/{office.code}/rehearse")
    office.code = begun.location.split("/")[2]
    assert desk(office) == 200

    hand(office, "owner", "other")

    assert desk(office) == 303


def test_other_processes_hear_of_it_and_the_lines_of_that_meeting_alone_are_looked_at(office: Office) -> None:
    services = office.house.services
    cut: list[set[str]] = []
    later: list[tuple[object, ...]] = []
    hand(office, "owner", "other")
    services.access.leave(frozenset())  # a process that has not heard of it
    assert desk(office) == 200

    handed.keep_looking(services, cut.append, lambda *what: later.append(what))

    assert desk(office) == 303
    assert cut == [{office.code}]
    assert [what[:2] for what in later] == [(handed.AGAIN, handed.keep_looking)]


def test_the_line_of_a_desk_that_stands_open_is_cut_and_told_and_no_others(office: Office) -> None:
    house, server = office.house, MagicMock()
    server.start_background_task.side_effect = lambda work, *told, **more: work(*told, **more)
    live = Live(server, house.services, house.app.extensions["acts"], MagicMock())
    other = house.services.access.whose(office.code, house.join(office.code, "副主持", role="host")[1])
    seats = {"maker": house.services.access.whose(office.code, maker(office)[1]), "other": other}
    for sid, identity in seats.items():
        assert live.connect(sid, {"facilitate.identity": identity})
    live.look_again({office.code})
    hand(office, "owner", "other")
    live.look_again({"ANOTHER2"})
    assert server.emit.call_args_list == []

    for _ in range(2):
        live.look_again(handed.look(house.services))

    assert server.emit.call_args_list == [call("bye", {"reason": "left"}, to="maker")]
    assert server.disconnect.call_args_list == [call("maker")]
    assert live.act("maker", {})["ok"] is False
    assert not live.connect("maker again", {"facilitate.identity": seats["maker"]})


def test_what_cannot_be_looked_up_changes_nothing_and_is_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    services = office.house.services
    later: list[tuple[object, ...]] = []
    hand(office, "owner", "other")
    monkeypatch.setattr(type(services.book), "read", lambda _book, _work: 1 / 0)

    handed.keep_looking(services, lambda _codes: None, lambda *what: later.append(what))

    monkeypatch.undo()
    assert (desk(office), len(later)) == (303, 1)
    assert "ZeroDivisionError" in caplog.text


def test_without_accounts_a_laptop_keeps_its_desk_whatever_becomes_of_the_meeting(tmp_path: Path) -> None:
    house = full_house(tmp_path)
    browser = house.organiser()
    code = new_meeting(browser)
    office = open_office(house)

    assert handed.look(house.services) == set()
    office.code, whole = code, browser
    answer = office.send("admin", page(office), f"{page(office)}/hand", account=str(office.account("other")))

    assert answer.status_code == 303
    assert handed.look(house.services) == set()
    assert whole.get(f"/m/{code}/desk").status_code == 200
