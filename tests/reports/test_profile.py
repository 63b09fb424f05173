"""What kind of place it is: written by whoever runs the meeting, kept with its lines, and never longer than a report holds."""

from __future__ import annotations

import pytest

from facilitate.core.refusals.refusal import Refused
from facilitate.core.settings import PROFILE_CHARS
from facilitate.reports.fold import record
from tests.cast import Core, cast


def test_the_profile_stands_in_the_record_line_by_line() -> None:
    hall = cast()
    hall.do("host", "set", name="profile", value="四个单元，九十六户。\n\n建于1982年。")
    assert isinstance(hall.place, Core)
    told = record(hall.m, hall.place.entries)

    assert told.meeting.profile == "四个单元，九十六户。\n\n建于1982年。"


@pytest.mark.parametrize("value", ["长" * (PROFILE_CHARS + 1), 7, None])
def test_what_is_no_profile_is_refused(value: object) -> None:
    hall = cast()

    with pytest.raises(Refused, match="bad_setting"):
        hall.do("host", "set", name="profile", value=value)
    assert hall.m.settings.profile == ""


def test_who_does_not_run_the_meeting_writes_no_profile() -> None:
    hall = cast()

    with pytest.raises(Refused):
        hall.do("wang", "set", name="profile", value="院子")
    assert hall.m.settings.profile == ""
