"""One person is erased from everything this house keeps; the meeting, its papers and its counts stay."""

from pathlib import Path

import pytest

from facilitate.core.person.erasing import WORDS, stand_in
from facilitate.papers import make
from facilitate.store import codec
from facilitate.web.papers import links_of, record_of
from facilitate.web.privacy import erase as privacy
from facilitate.web.privacy.erase import StillOpen
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house
from tests.web.test_register_known import answer, in_series, phone

WHO = "退休管道工程师"
HERS = ("下水一年堵四回", "铸铁管是六几年的", "管线走向图")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def everything(house: House, code: str) -> str:
    """What anybody is told of the meeting and the register: state, record, papers."""
    services = house.services
    told = [str(services.sight(code, audience, "")) for audience in ("board", "room", "desk")]
    record = record_of(services, code)
    told += [
        make(name, "html", record, "zh", links_of(services, code)).data.decode()
        for name in ("record", "minutes", "sign_in")
    ]
    told += [make("record", "json", record, "zh", links_of(services, code)).data.decode()]
    told += [
        house.organiser().get(page).text for page in ("/", "/registers/needs", "/registers/offers", f"/m/{code}/after")
    ]
    return "\n".join(told)


def test_everything_she_wrote_and_her_name_are_gone_and_the_rest_stays(house: House) -> None:
    held = play(house)
    in_series(house)
    answer(phone(house, held), f"/m/{held.code}/after", "yes", name=WHO, meeting=held.code)
    before = everything(house, held.code)
    counts = record_of(house.services, held.code)
    assert WHO in before
    assert HERS[0] in before

    done = privacy.erase(house.services, held.code, held.people[WHO], words=True)

    after = everything(house, held.code)
    assert done.left == ()
    assert done.still == 0
    assert WHO not in after
    assert [text for text in HERS if text in after] == []
    assert WORDS in after
    assert stand_in(held.people[WHO]) in after
    assert "沟槽没有护栏" in after
    again = record_of(house.services, held.code)
    assert (len(again.people), again.ballots, again.attendance) == (
        len(counts.people),
        counts.ballots,
        counts.attendance,
    )
    assert codec.holds(house.services.store.rows(held.code))
    assert searched(house) == []


def searched(house: House) -> list[str]:
    """The files of the data folder in which her name or words stand."""
    needles = [text.encode() for text in (WHO, *HERS)]
    needles += [text.encode("unicode_escape") for text in (WHO, *HERS)]
    files = [path for path in house.services.config.data.rglob("*") if path.is_file()]
    return [path.name for path in files for needle in needles if needle in path.read_bytes()]


def test_her_phone_is_nobodys_after_it(house: House) -> None:
    held = play(house)

    privacy.erase(house.services, held.code, held.people[WHO], words=False)

    assert house.services.access.who(held.code, held.tokens[WHO]) is None
    assert house.services.access.who(held.code, held.tokens["二单元楼门长"]) is not None


def test_nobody_is_erased_while_the_meeting_goes_on(house: House) -> None:
    held = play(house, until="dots")

    with pytest.raises(StillOpen):
        privacy.erase(house.services, held.code, held.people[WHO], words=True)


def test_where_others_name_her_the_organiser_chooses(house: House) -> None:
    held = named_by_others(house)

    told = privacy.preview(house.services, held.code, held.people[WHO], words=True)
    done = privacy.erase(house.services, held.code, held.people[WHO], words=True, blot=())

    assert [one.text for one in told.said] == [f"谢谢{WHO}"]
    assert done.still >= 1
    assert f"谢谢{WHO}" in everything(house, held.code)


def named_by_others(house: House) -> Evening:
    held = play(house)
    house.act(held.code, held.people["二单元楼门长"], "feel", text=f"谢谢{WHO}")
    return held


def test_blotted_in_others_words(house: House) -> None:
    held = named_by_others(house)

    privacy.erase(house.services, held.code, held.people[WHO], words=True)

    assert WHO not in everything(house, held.code)
    assert "谢谢***" in everything(house, held.code)
