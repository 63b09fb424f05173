"""How often people act is counted of those who acted last, however many came over the months."""

from pathlib import Path

import pytest

from facilitate.web import acts, limits
from tests.web.pages_app import make_house


def test_of_those_who_acted_long_ago_no_count_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PEOPLE", 3)
    house = make_house(tmp_path)
    code, kept = house.open(), acts.Acts(house.services)

    told = [kept.carry_out(code, f"p{n}", {}).refusal for n in range(50)]

    assert len(kept.limits._acts.each) == 3
    assert not any(one is not None and one.rule == "too_fast" for one in told)
    house.services.engine.dispose()
