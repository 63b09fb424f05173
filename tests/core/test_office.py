"""What heads the official form of the minutes is kept with the meeting."""

from tests.cast import cast

GIVEN = {"mark": "社区协商纪要", "number": "7"}


def test_what_heads_the_official_form_is_set_taken_back_and_refused_where_it_is_too_long() -> None:
    here = cast()

    here.do("host", "set", name="office", value=GIVEN)
    shown = here.m.settings.office
    here.do("host", "set", name="office", value=None)

    assert (shown, here.m.settings.office) == ("社区协商纪要\n7\n\n\n\n", "")
    assert here.refused("host", "set", name="office", value={"mark": "x" * 201}) == "bad_setting"
    assert here.refused("host", "set", name="office", value={"stamp": "x"}) == "bad_setting"


def test_a_line_break_in_a_name_moves_no_other_line() -> None:
    here = cast()

    here.do("host", "set", name="office", value={"mark": "社区\n纪要", "prints": "30"})

    assert len(here.m.settings.office.split("\n")) == 6
    assert here.m.settings.office.endswith("\n30")
