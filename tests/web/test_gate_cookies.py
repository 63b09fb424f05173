"""Which of a browser's cookies a socket comes in by."""

from facilitate.web import gate

BOTH = "lang=en; facilitate_board_ABCD2345=wall; facilitate_ABCD2345=host; facilitate_ZZZZ2345=other"


def chosen(query: str, cookies: str = BOTH) -> list[tuple[str, str]]:
    return gate._cookies({"HTTP_COOKIE": cookies, "QUERY_STRING": query})


def test_a_laptop_with_wall_and_desk_comes_in_as_what_its_page_is() -> None:
    assert chosen("code=ABCD2345&as=desk")[0] == ("ABCD2345", "host")
    assert chosen("code=ABCD2345&as=board")[0] == ("ABCD2345", "wall")


def test_a_laptop_with_one_of_the_two_comes_in_by_it() -> None:
    assert chosen("code=abcd2345&as=desk", "facilitate_board_ABCD2345=wall") == [("ABCD2345", "wall")]
    assert chosen("code=ABCD2345&as=board", "facilitate_ABCD2345=host") == [("ABCD2345", "host")]


def test_another_meetings_cookie_opens_nothing_here() -> None:
    assert chosen("code=ABCD2345&as=room", "facilitate_ZZZZ2345=other") == []
