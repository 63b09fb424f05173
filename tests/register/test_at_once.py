"""Two who do the same at the same moment, in two processes: one voice, and nobody is told of a fault."""

import pytest
from sqlalchemy import text

from facilitate.register.doer import Doer
from facilitate.register.promises import promises_voices as voices
from tests.register.world import Kept


def test_one_phone_that_speaks_twice_at_once_has_one_voice(house: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {
        "community": house.community,
        "person": "张工",
        "text": "装灯",
        "state": "done",
        "checker": "王阿姨",
        "said": {},
        "at": 1,
    }
    id = house.make("promises", **row)
    phone = Doer("resident", "slip:1", house.community)
    voices.speak(house.book, phone, house.community, id, accepted=True)
    looked, tries = voices._before, []

    def blind_once(*asked: object) -> int | None:
        tries.append(asked)
        return looked(*asked) if len(tries) > 1 else None  # the other's row is not there yet for this process

    monkeypatch.setattr(voices, "_before", blind_once)
    voices.speak(house.book, phone, house.community, id, accepted=False, words="还没好")

    query = text("SELECT accepted FROM confirmations")
    assert [bool(told[0]) for told in house.book.read(lambda c: c.execute(query).all())] == [False]
    assert len(tries) == 2
