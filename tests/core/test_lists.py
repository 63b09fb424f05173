"""The lists: codes, what answers demand, and both scripts."""

import pytest

from facilitate.core.person.traditional import SIMPLIFIED, TRADITIONAL, simplified
from facilitate.resources import resource
from facilitate.service.faults import Faults
from facilitate.service.lists import Lists, consent, glossary, lists, read_file


def test_the_codes_tell_what_the_core_has_to_know() -> None:
    codes = lists().codes()

    assert set(codes.sensitive) == {"women", "health", "relief"}
    assert codes.answers["needs_approval"] == ("due", "approver")
    assert {"residents", "agency", "other"} <= set(codes.groups)
    assert len(codes.categories) == 19
    assert len(codes.resources) == 7
    assert len(codes.action_states) == 8


def test_traditional_characters_fold_one_to_one() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED)
    assert simplified("電氣 123 简体") == "电气 123 简体"


def test_every_entry_has_both_languages_and_no_code_stands_twice() -> None:
    for entries in (getattr(lists(), name) for name in Lists.__struct_fields__):
        assert len({one.code for one in entries}) == len(entries)
        assert all(one.zh and one.en for one in entries)


def test_consent_and_glossary_are_read() -> None:
    assert "不同意也能参加" in consent().zh
    assert "without consenting" in consent().en
    assert glossary()["meeting"].code == "Meeting"


def test_a_broken_list_is_told_by_its_line(tmp_path) -> None:
    mine = tmp_path / "lists.yaml"
    text = (resource("rules") / "lists" / "lists.yaml").read_text(encoding="utf-8")
    mine.write_text(text.replace("sensitive: true", "sensitve: true", 1), encoding="utf-8")

    with pytest.raises(Faults) as caught:
        read_file(mine, Lists)

    (fault,) = caught.value.faults
    assert 'did you mean "sensitive"' in fault.en
    assert "sensitve" in mine.read_text(encoding="utf-8").splitlines()[fault.line - 1]
