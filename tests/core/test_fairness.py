"""Nobody starves in the queue, and of two facilitators who click at random each click counts once or is refused."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitate.core.floor import queue
from tests.cast import Cast, at

SPEAKERS = ("wang", "li", "chen", "bureau", "builder", "elder")
MOST_GRANTS = 3 * len(SPEAKERS)
"""Each of the others may have a first turn and a second before hers, and an agency answers once in between."""
steps = st.lists(st.tuples(st.sampled_from(SPEAKERS), st.booleans()), max_size=60)


def raise_hand(cast: Cast, who: str) -> str:
    if who == "elder":
        return cast.refused("scribe", "proxy", person=cast.ids[who], act={"verb": "hand", "args": {}})
    return cast.refused(who, "hand")


def call_the_first(cast: Cast) -> str:
    """The host calls whoever is first; who it is."""
    cast.do("host", "grant")
    return next(who for who, id in cast.ids.items() if id == cast.m.floor.speaker.person)


@given(st.sampled_from(SPEAKERS), st.integers(0, 1), steps)
def test_whoever_keeps_the_hand_up_gets_the_floor(who: str, turns_before: int, others: list[tuple[str, bool]]) -> None:
    cast = at("discuss")
    for _ in range(turns_before):
        raise_hand(cast, who)
        call_the_first(cast)
    if turns_before:
        cast.do("host", "cut")
    raise_hand(cast, who)

    called: list[str] = []
    for other, call in [*others, *((one, True) for one in SPEAKERS * MOST_GRANTS)]:
        raise_hand(cast, other)
        if call or len(cast.m.floor.hands) == len(SPEAKERS):
            called.append(call_the_first(cast))
            if called[-1] == who:
                break
    assert who in called
    assert len(called) <= MOST_GRANTS


clicks = st.lists(
    st.tuples(st.sampled_from(("host", "cohost")), st.sampled_from(("grant", "advance", "done", "hand")), st.integers(0, 6)),
    min_size=5, max_size=40,
)  # fmt: skip


@settings(max_examples=60)
@given(clicks)
def test_two_facilitators_give_a_serial_history_and_skip_no_speaker(clicked: list[tuple[str, str, int]]) -> None:
    cast = at("discuss")
    cast.join("cohost", "第二主持", "social_org", "host")
    for who in SPEAKERS:
        raise_hand(cast, who)
    for who, verb, lag in clicked:
        click(cast, who, verb, max(1, cast.m.seq - lag))

    seqs = [entry.seq for entry in cast.place.entries]
    assert seqs == list(range(1, len(seqs) + 1))


def click(cast: Cast, who: str, verb: str, saw: int) -> None:
    """One click on what was seen at `saw`: it does what was meant, or says who was first."""
    floor, agenda, begun = (
        cast.m.marks[thing].seq if thing in cast.m.marks else 0 for thing in ("floor/", "agenda", "begun")
    )
    if verb == "hand":
        raise_hand(cast, SPEAKERS[saw % len(SPEAKERS)])
    elif verb == "done":
        cast.refused(who, "cut")
    else:
        line = [person for person, _ in queue(cast.m)]
        changed = max(agenda, floor) if verb == "grant" else max(agenda, begun)
        refused = cast.refused(who, verb, saw=saw, **({"override": "走"} if verb == "advance" else {}))
        assert (refused == "stale") == (changed > saw)
        if verb == "grant" and not refused:
            assert cast.m.floor.speaker.person == line[0], "the first in the line that both were looking at"
