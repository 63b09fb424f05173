"""Erasing the reasons that somebody gave with her votes."""

import msgspec
import pytest

from facilitate.core.meeting import fold
from facilitate.core.person.emptying import everybody
from facilitate.core.person.erasing import WORDS, erased, mentions, trace
from tests.cast import Cast
from tests.core.ballot_world import close, hall
from tests.core.test_ballot_sides import yes_no

WHY, OTHERS = "楼下是我家卧室太吵了", "p0家睡不好觉"


def voted(secrecy: str = "open") -> Cast:
    here = hall(yes_no(type="consent", asks=["for", "against"], secrecy=secrecy))
    here.do("p0", "vote", choice="against", reason=WHY)
    here.do("p1", "vote", choice="against", reason=OTHERS)
    close(here)
    return here


def log_of(here: Cast, fresh: dict) -> str:
    log = [msgspec.structs.replace(e, event=fresh.get(e.seq, e.event)) for e in here.place.entries]
    before, after = here.m.ballots.all, fold(log).ballots.all
    assert [(b.result.counts, b.result.outcome) for b in after.values()] == [
        (b.result.counts, b.result.outcome) for b in before.values()
    ]
    return msgspec.json.encode(log).decode()


@pytest.mark.parametrize("secrecy", ["open", "named"])
def test_her_reason_goes_with_her_words_and_others_reasons_stay(secrecy: str) -> None:
    here = voted(secrecy)
    hers = trace(here.m, here.place.entries, here.ids["p0"])

    said = log_of(here, erased(here.place.entries, hers, True))

    assert WHY not in said
    assert WORDS in said
    assert OTHERS in said
    assert WHY in hers.texts, "so that minutes, papers and the register give it up too"
    assert WHY in log_of(here, erased(here.place.entries, hers, False)), "only the name was to go"


def test_where_somebody_else_names_her_in_a_reason_the_organiser_is_asked() -> None:
    here = hall(yes_no(type="consent", asks=["for", "against"]))
    name = here.m.people.get(here.ids["p0"]).name
    here.do("p1", "vote", choice="against", reason=f"{name}家睡不好觉")
    close(here)

    hers = trace(here.m, here.place.entries, here.ids["p0"])
    (found,) = mentions(here.place.entries, hers)
    said = log_of(here, erased(here.place.entries, hers, True, (found.seq,)))

    assert (found.kind, found.text) == ("BallotClosed", f"{name}家睡不好觉")
    assert "***家睡不好觉" in said


@pytest.mark.parametrize("secrecy", ["open", "secret"])
def test_when_their_time_has_come_nobodys_reason_stays(secrecy: str) -> None:
    here = voted(secrecy)

    said = log_of(here, everybody(here.place.entries))

    assert WHY not in said
    assert OTHERS not in said
