"""One place of a file changes; comments, order and everything else stay as they stand."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitate.resources import resource
from facilitate.service.rulefiles import parse_rule
from facilitate.service.yaml_edit import NoPlace, cut, flow, insert, move, put


def read(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


SMALL = """\
# a rule of ours
id: ours   # its name
roles:
  host: {title: {zh: 主持, en: Host}, may: [advance]}
  # whoever comes
  member: {default: true}
stages:
  - id: talk
    minutes: 5   # not long
    allow: {speak: [member]}

  # then we vote
  - id: vote
    prompt:
      zh: 请投票
      en: Please vote
    ends: [host]
notes: [a, b, c]
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("stages", 0, "minutes"), 10, "minutes: 5   #", "minutes: 10   #"),
        (("id",), "mine", "id: ours   #", "id: mine   #"),
        (("roles", "host", "may"), ["advance", "grant"], "[advance]", "[advance, grant]"),
        (("roles", "host", "neutral"), True, "may: [advance]}", "may: [advance], neutral: true}"),
        (("stages", 0, "ends"), ["host"], "speak: [member]}\n", "speak: [member]}\n    ends: [host]\n"),
        (("stages", 1, "prompt"), {"zh": "投，", "en": "a, b"}, "\n      zh: 请投票\n      en: Please vote", ' {zh: 投，, en: "a, b"}'),
        (("notes", 1), "x: y", "b, c", '"x: y", c'),
        (("size",), {"min": 3}, "notes: [a, b, c]\n", "notes: [a, b, c]\nsize: {min: 3}\n"),
    ],
)  # fmt: skip
def test_one_value_is_put_and_nothing_else_changes(path, value, old: str, new: str) -> None:
    assert old in SMALL
    assert put(SMALL, path, value) == SMALL.replace(old, new, 1)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("stages", 0, "minutes"), "    minutes: 5   # not long\n", ""),
        (("roles", "member"), "  member: {default: true}\n", ""),
        (("roles", "host", "may"), ", may: [advance]", ""),
        (("roles", "host", "title"), "title: {zh: 主持, en: Host}, ", ""),
        (("notes", 2), ", c", ""),
        (("notes", 0), "a, ", ""),
        (("stages", 1, "prompt"), "    prompt:\n      zh: 请投票\n      en: Please vote\n", ""),
    ],
)
def test_one_key_or_entry_is_cut_and_nothing_else_changes(path, old: str, new: str) -> None:
    assert cut(SMALL, path) == SMALL.replace(old, new, 1)


def test_a_stage_is_put_in_at_its_place() -> None:
    found = insert(SMALL, ("stages", 1), {"id": "pause", "minutes": 10})

    assert [one["id"] for one in read(found)["stages"]] == ["talk", "pause", "vote"]
    assert "# then we vote" in found
    assert "# not long" in found


def test_stages_change_places_with_all_that_is_in_them() -> None:
    found = move(SMALL, ("stages", 0), 1)

    told = read(found)
    assert [one["id"] for one in told["stages"]] == ["vote", "talk"]
    assert told["stages"] == read(SMALL)["stages"][::-1]
    assert all(comment in found for comment in ("# not long", "# then we vote", "# a rule of ours"))


@pytest.mark.parametrize("path", [("nothing", "here"), ("stages", 7, "id"), ("id", "x")])
def test_what_is_not_there_is_no_place(path) -> None:
    with pytest.raises(NoPlace):
        put(SMALL, path, 1)


def test_no_place_stands_in_a_text_that_is_no_yaml() -> None:
    with pytest.raises(NoPlace):
        cut("{a: b", ("a",))


@settings(max_examples=200, deadline=None)
@given(words=st.text(alphabet="ab1 :,{}[]#&*!|>'\"%@`\\-？，：。真yes", min_size=1, max_size=20))
def test_whatever_is_typed_stands_in_the_file_as_it_was_typed(words: str) -> None:
    found = put(SMALL, ("stages", 0, "title"), {"zh": words, "en": words})

    assert read(found)["stages"][0]["title"] == {"zh": words, "en": words}
    assert read(flow(words)) == words


@pytest.mark.parametrize("path", sorted(resource("rules").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_stage_of_every_shipped_file_can_be_moved_cut_and_given_a_prompt(path) -> None:
    text = path.read_text(encoding="utf-8")
    told = read(text)
    stages = told["stages"]
    for n in range(len(stages)):
        prompt = {"zh": "请", "en": "Please"}
        assert read(put(text, ("stages", n, "prompt"), prompt))["stages"][n] == stages[n] | {"prompt": prompt}
        if n + 1 < len(stages):
            swapped = [*stages[:n], stages[n + 1], stages[n], *stages[n + 2 :]]
            assert read(move(text, ("stages", n), 1))["stages"] == swapped
        if len(stages) > 1:
            assert read(cut(text, ("stages", n)))["stages"] == [*stages[:n], *stages[n + 1 :]]
    assert parse_rule(put(text, ("version",), 7).encode(), path.name).rule.version == 7
