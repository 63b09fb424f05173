"""What a meeting suggests for a need's sheet can be taken over as it stands."""

import pytest

from facilitate.core.writing.need_sheet import PARTED, TEXTS
from facilitate.papers.tongue import Language, Tongue
from facilitate.reports.lines import Line
from facilitate.reports.needs import needs
from facilitate.reports.sheet_hints import hints
from tests.papers.sample import courtyard


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_suggested_text_has_room_in_its_field(lang: Language) -> None:
    record, tongue = courtyard(), Tongue(lang)
    found = [hint for need in needs(record).needs for hint in hints(record, need.id)]
    taken = [
        (hint.field, tongue.line(hint.take) if isinstance(hint.take, Line) else str(hint.take))
        for hint in found if hint.take is not None
    ]  # fmt: skip
    room = TEXTS | PARTED

    assert {"felt", "normative"} & {field.partition(".")[2] for field, _ in taken}
    assert [text for field, text in taken if len(text) > room.get(field.partition(".")[0], len(text))] == []
