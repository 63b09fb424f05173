"""Every sentence on the pages of units, their clerks, owners, evidence and action groups has its English."""

import pytest

from facilitate.resources import resource
from facilitate.web.words import catalogue
from tests.web.test_pages_words import CALL

PAGES = (
    *(f"registers/{name}" for name in ("unit", "unit_new", "units", "units_merge", "_unit_fields", "need", "_history")),
    *(f"registers/_need_{name}" for name in ("owners", "evidence", "settled")),
    *(f"registers/groups/{name}" for name in ("list", "new", "group", "_squad", "_bits", "notice", "roster")),
    *(
        f"registers/{name}"
        for name in ("accounts", "invitation", "choose", "sign_in", "sign_out", "keys", "key_made", "visits")
    ),
    *(
        f"registers/{name}"
        for name in ("unit_home", "unit_need", "unit_needs", "unit_offers", "offer", "offer_new", "_offers")
    ),
    "resident/groups",
    "resident/group",
)


@pytest.mark.parametrize("page", PAGES)
def test_every_sentence_has_its_english(page: str) -> None:
    text = (resource("templates") / f"{page}.html").read_text()

    assert {found[1] for found in CALL.finditer(text)} - set(catalogue("en")) == set()
