"""Rule files: all that ship load; whatever is wrong in one is said with its line, in both languages."""

import re
from hashlib import sha256
from typing import get_args

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitate.core.language import rules
from facilitate.core.language.rule_words import Verb
from facilitate.core.language.rules import Rule, flat, stage
from facilitate.resources import resource
from facilitate.service import rulefiles
from facilitate.service.faults import Fault, Faults
from facilitate.service.rulefiles import library, parse_rule, read_rule, shipped
from tests.pace import ms

FOLDER = resource("rules")
NEEDS = (FOLDER / "roundtable_needs.yaml").read_text(encoding="utf-8")


def faults_of(text: str | bytes) -> tuple[Fault, ...]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(Faults) as caught:
        parse_rule(data, "mine.yaml")
    return caught.value.faults


def with_change(old: str, new: str) -> tuple[str, int]:
    """The roundtable with the first `old` written as `new`, and the line on which that is."""
    assert old in NEEDS
    return NEEDS.replace(old, new, 1), NEEDS[: NEEDS.index(old)].count("\n") + 1


def _is_shape(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_rule_loads_and_carries_the_checksum_of_its_bytes(path) -> None:
    found = read_rule(path)

    assert found.rule.id == path.stem
    assert found.sha256 == sha256(path.read_bytes()).hexdigest()


def test_a_rule_is_what_an_ordinary_yaml_reader_finds_in_the_file() -> None:
    expected = msgspec.convert(yaml.safe_load(NEEDS), Rule)

    assert parse_rule(NEEDS.encode(), "mine.yaml").rule == expected


@pytest.mark.parametrize("file", library(), ids=lambda file: file.rule.id)
def test_a_rule_written_into_a_log_is_read_back_as_it_was(file) -> None:
    assert msgspec.json.decode(msgspec.json.encode(file.rule), type=Rule) == file.rule


def test_the_library_holds_all_twenty_two_and_reads_each_once() -> None:
    assert len(library()) == 22
    assert library()[0] is library()[0]
    assert shipped("nantang") in library()


def test_asking_for_a_rule_that_is_not_shipped_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        shipped("../lists/lists")


def test_a_variant_keeps_of_its_base_all_that_it_does_not_say() -> None:
    base, variant = shipped("nantang").rule, shipped("nantang_twelve").rule

    assert [one.id for one, _ in flat(variant)] == [one.id for one, _ in flat(base)]
    assert variant.roles == base.roles
    assert len(variant.articles) == 12
    assert stage(variant, "debate").floor.turn == stage(base, "debate").floor.turn
    assert stage(variant, "debate").floor.order[1] == "not_spoken_first"


VARIANT = (FOLDER / "nantang_twelve.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("extends: nantang\n", "extends: nobody\n", "there is no rule"),
        ("extends: nantang\n", "extends: nantang_twelve\n", "there is no rule"),
        (
            "id: nantang_twelve\nversion: 1\nextends: nantang\n",
            "id: x\nversion: 1\nextends: nantang_twelve\n",
            "itself extends",
        ),
        ("  - id: debate", "  - id: debates", "has no stage"),
    ],
)
def test_a_variant_of_nothing_is_refused_at_its_line(old: str, new: str, says: str) -> None:
    (fault,) = faults_of(VARIANT.replace(old, new, 1))

    assert says in fault.en
    assert fault.line == VARIANT[: VARIANT.index(old)].count("\n") + new.count("\n", 0, new.find("extends") + 1) + 1


WORDS = {
    field.encode_name for shape in vars(rules).values() if _is_shape(shape) for field in msgspec.structs.fields(shape)
}
KEYS = [
    found
    for found in re.finditer(r"(?<=[ {\n])([a-z_]{4,}):(?= |\n)", NEEDS)
    if found[1] in WORDS | set(get_args(Verb)) and not NEEDS[: found.start()].endswith("\n  ")
    if NEEDS[NEEDS.rfind("\n", 0, found.start()) : found.start()].count('"') % 2 == 0
]


@settings(max_examples=100, deadline=None)
@given(key=st.sampled_from(KEYS), letter=st.sampled_from("xzq"), data=st.data())
def test_every_misspelt_key_is_found_on_its_line_with_the_right_one_suggested(
    key, letter: str, data: st.DataObject
) -> None:
    place = key.start() + data.draw(st.integers(1, len(key[1]) - 1))
    line = NEEDS[:place].count("\n") + 1
    wrong = NEEDS[key.start() : place] + letter + NEEDS[place : key.end() - 1]

    found = [fault for fault in faults_of(NEEDS[:place] + letter + NEEDS[place:]) if wrong in fault.zh]

    assert [fault.line for fault in found] == [line]
    assert f"是不是“{key[1]}”" in found[0].zh
    assert f'did you mean "{key[1]}"' in found[0].en


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("minutes: 15", "minuts: 15", 'did you mean "minutes"'),
        ("ends: [all_spoken, timer]", "ends: [all_spokn, timer]", 'did you mean "all_spoken"'),
        ("turn: 60", "turn: 1:30", "whole number (times in seconds)"),
        ("turn: 60", "turn: 3", "at least 5"),
        ("pass: true", "pass: yes", "true or false"),
        ("pass: true", "pass: 'true'", "true or false"),
        ("at_limit: soft", "at_limit: off", 'no word "off"'),
        ("version: 1", "version: one", "whole number"),
        ("minutes: 22", "minutes: ten", "a number"),
        ("{zh: 打分, en: Grade}", "{zh: 12, en: Grade}", "in quotes '12'"),
        ("{zh: 打分, en: Grade}", "{zh: '', en: Grade}", "some words"),
        ("{zh: 打分, en: Grade}", "打分", "a group of"),
        ("ends: [all_spoken, timer]", "ends: host", "a list [host]"),
        ("ends: [all_spoken, timer]", "ends: []", "at least one"),
        ("ends: [all_spoken, timer]", "ends:", "not nothing"),
        ("minutes: 22", "minutes: [22]", "a single value"),
        ("id: say", "id: Say it", "small letters"),
        ("id: commit", "id: say", "already taken"),
        ("voters: [resident, rep], apart: [rep], per_person", "voters: [residents], apart: [rep], per_person", 'no role "residents"'),
        ("warn_at: [10]", "warn_at: [90]", "outside a turn of 60 s"),
        ("needed: [residents", "needed: [resident", "no group"),
        ("version: 1", "version: *one", "aliases"),
        ("version: 1", "version: &one 1", "anchors"),
        ("version: 1", "version: !!python/object:os.system 1", "tags"),
        ("zh: 先听居民说，再请单位答。", "zh: 先听居民说,再请单位答。", "put all of it in quotes '先听居民说,再请单位答。'"),
        ('"Residents first, then the agencies answer."', "Residents first, then the agencies answer.", "in quotes 'Residents first, then"),
        ("{zh: 打分, en: Grade}", "{zh：打分, en: Grade}", "half-width"),
        ("{zh: 打分, en: Grade}", "{zh: 打: 分, en: Grade}", "contains a colon in quotes"),
        ("{zh: 打分, en: Grade}", "{zh: 打分，en: Grade}", "half-width commas"),
        ("    minutes: 22", "\tminutes: 22", "not with tabs"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_on_its_line_with_what_to_do(old: str, new: str, says: str) -> None:
    text, line = with_change(old, new)

    found = [fault for fault in faults_of(text) if says in fault.en]

    assert {fault.line for fault in found} == {line}
    assert all(fault.file == "mine.yaml" and fault.zh for fault in found)


def test_words_that_old_yaml_reads_as_booleans_stay_words() -> None:
    text, _ = with_change("{zh: 打分, en: Grade}", "{zh: off, en: No}")

    title = stage(parse_rule(text.encode(), "mine.yaml").rule, "grade").title

    assert (title.zh, title.en) == ("off", "No")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"[]", "a group of"),
        (b"\xff\xfe", "not UTF-8"),
        (b"a: \x07", "control character"),
        (b"# " + b"x" * 65536, "64 KB"),
        (b"a: 1\na: 2", "written twice"),
        (b"? [a]\n: b", "single word"),
        (b"a: 1\n---\nb: 2", "one document"),
        (b"{a: b", "check brackets"),
        (b"a: " + b"[" * 30_000, "nested over"),
    ],
)
def test_what_is_no_rule_file_at_all_is_refused_with_one_fault(data: bytes, says: str) -> None:
    assert any(says in fault.en for fault in faults_of(data))


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (fault,) = faults_of(bomb)

    assert fault.line == 1
    assert ms(lambda: faults_of(bomb)) < 100


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=400) | st.text(alphabet="ab:{}[],-#'\"|>&*!?% \n\t：，", max_size=80).map(str.encode))
def test_whatever_bytes_come_the_answer_is_faults_and_nothing_else(data: bytes) -> None:
    found = faults_of(data)

    assert all(fault.line >= 1 and fault.zh and fault.en for fault in found)


def test_a_file_of_the_shipped_folder_is_read_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped("nantang")
    monkeypatch.setattr(rulefiles, "read_rule", lambda path: pytest.fail(f"{path} is read again"))

    assert shipped("nantang").rule.id == "nantang"


def test_parties_of_its_own_stand_in_a_rule_but_slips_of_the_pen_do_not() -> None:
    house = (FOLDER / "building_meeting.yaml").read_text(encoding="utf-8")
    named = house.replace("\nquorum:", "\ngroups: {needed: [高层住户, Lower floors]}\nquorum:")
    found = parse_rule(named.encode(), "mine.yaml").rule.groups

    assert found is not None
    assert found.needed == ("高层住户", "Lower floors")
    assert "residens" in faults_of(named.replace("高层住户", "residens"))[0].en
