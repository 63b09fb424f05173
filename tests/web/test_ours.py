"""By which names a house is reached, however its public address is written; a name bound to it behind its back is none."""

import pytest

from facilitate.web.ours import Ours

PUBLIC = [
    "https://meet.example", "https://meet.example:443", "https://Meet.Example./", "https://meet.example:443/hall/", "HTTPS://meet.example:",
]  # fmt: skip


@pytest.mark.parametrize("public", PUBLIC)
@pytest.mark.parametrize("host", ["meet.example", "meet.example:443", "MEET.example.", "meet.example.:443"])
def test_the_public_name_is_ours_with_and_without_its_usual_port(public: str, host: str) -> None:
    ours = Ours([public])

    assert ours.host(host)
    assert ours.page({"HTTP_HOST": host, "HTTP_ORIGIN": "https://meet.example"})
    assert ours.page({"HTTP_HOST": "127.0.0.1:8000", "HTTP_ORIGIN": "https://meet.example"})


@pytest.mark.parametrize(
    "host", ["meet.example.evil.test", "evilmeet.example", "example", "evil.test:443", "xn--.meet.example"]
)
def test_another_name_is_not_made_ours_by_the_public_one(host: str) -> None:
    assert Ours(["https://meet.example:443"]).host(host) == (host == "example")


@pytest.mark.parametrize(
    "origin",
    [
        "http://meet.example", "https://meet.example:444", "https://evil.test", "https://meet.example@evil.test", "null", "", "meet.example",
        "https://meet.example:port", "https://[", "ftp://meet.example",
    ],
)  # fmt: skip
def test_another_scheme_port_or_name_is_another_page(origin: str) -> None:
    assert not Ours(["https://meet.example"]).page({"HTTP_HOST": "127.0.0.1:8000", "HTTP_ORIGIN": origin})


def test_a_page_on_another_port_of_the_same_computer_is_another_page() -> None:
    assert not Ours().page({"HTTP_HOST": "10.0.0.7:8000", "HTTP_ORIGIN": "http://10.0.0.7:8001"})
    assert not Ours().page({"HTTP_HOST": "10.0.0.7", "HTTP_ORIGIN": "http://10.0.0.7:8001"})
    assert Ours().page({"HTTP_HOST": "10.0.0.7:80", "HTTP_ORIGIN": "http://10.0.0.7"})


def test_a_public_name_in_chinese_is_known_as_browsers_write_it() -> None:
    assert Ours(["https://会议.example"]).host(
        "xn--rhtu8x.example".replace("rhtu8x", "会议".encode("punycode").decode())
    )
