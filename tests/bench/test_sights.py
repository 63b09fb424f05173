"""What phones have heard is told apart: seen, missed, doubled; by the texts of comments and by the count of votes."""

from facilitate.bench.acting import Comments, Votes
from facilitate.bench.sights import Counted, Ear, Sights, markers

ONE, TWO = b'42["patch",["~b000001~"]]', b'42["patch",["~b000002~"]]'


def ears(sights: Sights, count: int) -> list[Ear]:
    return [sights.ear() for _ in range(count)]


def hear(ears: list[Ear], *payloads: bytes) -> None:
    for ear in ears:
        for payload in payloads:
            ear(payload)


def test_what_all_have_heard_once_is_neither_missing_nor_doubled() -> None:
    sights = Sights()

    hear(ears(sights, 3), ONE, b'42["me",{}]', TWO)

    assert sights.faults([1, 2]) == (0, 0)
    assert sights.seen(1) == 3
    assert sights.last(1) is not None


def test_one_phone_that_missed_one_and_one_that_heard_one_twice_do_not_hide_each_other() -> None:
    sights = Sights()
    deaf, double, fine = ears(sights, 3)

    hear([deaf], TWO)
    hear([double], ONE, ONE, TWO)
    hear([fine], ONE, TWO)

    assert sights.seen(1) == 3
    assert sights.faults([1, 2]) == (1, 1)


def test_an_act_that_one_phone_has_not_seen_has_no_last_sight() -> None:
    sights = Sights()
    first, _ = ears(sights, 2)

    hear([first], ONE)

    assert sights.last(1) is None


def test_a_marker_that_stands_twice_in_one_message_is_one_sight() -> None:
    assert markers(b'42["patch",["~b000007~","~b000007~","~b000008~"]]') == {7, 8}


def test_after_a_new_start_nothing_of_before_counts() -> None:
    sights = Sights()
    phones = ears(sights, 2)
    hear(phones, ONE)

    sights.start(lambda: markers)
    hear(phones, TWO)

    assert sights.seen(1) == 0
    assert sights.faults([2]) == (0, 0)


def test_a_count_of_voters_tells_of_every_vote_since_the_last_count() -> None:
    read = Counted("1")

    told = [list(read(f'42["patch",{{"ballot/1":{{"id":"1","voted":{n}}}}}]'.encode())) for n in (0, 1, 1, 4)]

    assert told == [[], [1], [], [2, 3, 4]]
    assert not read(b'42["me",{}]')
    assert not read(b'42["patch",{"ballot/11":{"voted":9}}]')


def test_two_servers_that_tell_of_the_same_votes_in_other_steps_have_both_told_of_all() -> None:
    sights = Sights()
    here, there = sights.ear(1), sights.ear(2)
    sights.start(lambda: Counted("1"))

    for ear, counts in ((here, (3, 8)), (there, (2, 5, 8))):
        for n in counts:
            ear(f'42["patch",{{"ballot/1":{{"voted":{n}}}}}]'.encode())

    assert sights.faults(range(1, 9)) == (0, 0)
    assert sights.last(8) is not None


def test_a_phone_that_came_late_may_be_told_again_and_one_that_has_gone_does_not_count() -> None:
    sights = Sights()
    gone, stayed = ears(sights, 2)
    hear([gone, stayed], ONE)
    sights.forget(gone)
    late = sights.ear(late=True)

    assert sights.last(1) is None

    hear([late], ONE, ONE)

    assert sights.seen(1) == 3
    assert sights.faults([1]) == (0, 0)


def test_votes_are_seen_in_the_order_of_the_log() -> None:
    votes = Votes("3", "12")

    assert votes.marks([41, None, 40]) == [2, None, 1]
    assert votes.wish(0)["args"] == {"ballot": "3", "choice": {"12": 1}}


def test_comments_of_a_second_talk_carry_fresh_markers() -> None:
    assert Comments("12", first=60).wish(3)["args"] == {"about": "12", "text": "~b000063~"}
    assert Comments("12", first=60).marks([9, None]) == [60, None]


def test_a_phone_that_came_back_keeps_what_it_heard_and_counts_once_what_it_is_told_again() -> None:
    sights = Sights()
    back, other = ears(sights, 2)
    hear([back], ONE)

    back = sights.again(back)
    hear([back], b'42["patch",["~b000001~","~b000002~"]]')

    assert (sights.seen(1), sights.seen(2)) == (1, 1)
    assert sights.faults([1, 2]) == (2, 0)  # the other has heard nothing
    hear([other], ONE, TWO)
    assert sights.faults([1, 2]) == (0, 0)


def test_a_phone_that_came_back_and_was_not_told_what_happened_meanwhile_misses_it() -> None:
    sights = Sights()
    (back,) = ears(sights, 1)
    hear([back], ONE)

    hear([sights.again(back)], b'42["patch",[]]')

    assert sights.faults([1, 2]) == (1, 0)
