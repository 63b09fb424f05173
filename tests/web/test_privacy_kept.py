"""Papers that stay: only those of her meetings are touched, no other name is torn, and who stands in them can still be erased."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from facilitate.core.person.erasing import BLOT
from facilitate.core.person.wording import named
from facilitate.store import asking
from facilitate.web.papers import record_of
from facilitate.web.privacy import erase as privacy
from facilitate.web.privacy import files, retention, together
from facilitate.web.privacy.formats import rewritten
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house

WHO = "退休管道工程师"
ELSEWHERE = "BCDFGHJK"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def put(house: House, code: str, name: str, data: bytes | str) -> Path:
    path = house.services.config.data / files.KEPT / code / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def packed(**parts: str) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as box:
        for name, text in parts.items():
            box.writestr(name.replace("_", ".") + ".xml", text)
    return found.getvalue()


def test_pressed_twice_or_by_hand_and_by_date_at_once_the_kept_minutes_are_those_of_the_full_meeting(
    house: House,
) -> None:
    held = play(house)
    retention.let_go(house.services, held.code)
    first = {path.name: path.read_bytes() for path in files.kept(house.services.config.data, held.code)}
    asked = house.services.book.read(lambda connection: asking.times(connection, held.code))

    retention.let_go(house.services, held.code)

    assert {path.name: path.read_bytes() for path in files.kept(house.services.config.data, held.code)} == first
    assert "沟槽没有护栏" in first["minutes.md"].decode()
    assert house.services.book.read(lambda connection: asking.times(connection, held.code)) == asked == 1


def test_of_two_that_begin_at_once_the_second_changes_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held = play(house)
    real, data = retention._papers, house.services.config.data

    def slowly(services, code):
        """The other one is through before the papers of this one are made: of a meeting that is empty by then."""
        monkeypatch.setattr(retention, "_papers", real)
        retention.let_go(services, code)
        return real(services, code)

    monkeypatch.setattr(retention, "_papers", slowly)
    retention.let_go(house.services, held.code)

    assert "沟槽没有护栏" in (data / files.KEPT / held.code / "minutes.md").read_text()


def test_whoever_is_erased_while_the_papers_are_made_stands_in_none_of_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = play(house)
    real = retention._papers

    def slowly(services, code):
        monkeypatch.setattr(retention, "_papers", real)
        fresh = real(services, code)
        privacy.erase(services, code, held.people[WHO], words=True)
        return fresh

    monkeypatch.setattr(retention, "_papers", slowly)
    retention.let_go(house.services, held.code)

    told = b"".join(path.read_bytes() for path in files.kept(house.services.config.data, held.code)).decode()
    assert "沟槽没有护栏" in told
    assert WHO not in told


def test_a_paper_that_cannot_be_made_or_written_leaves_everything_as_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = play(house)
    before = record_of(house.services, held.code)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for module, name in ((retention, "make"), (together, "keep"), (together, "_take_place")):
        with monkeypatch.context() as broken:
            broken.setattr(module, name, full)
            with pytest.raises(OSError, match="No space"):
                retention.let_go(house.services, held.code)
        house.services.door.memory.forget(held.code)
        assert record_of(house.services, held.code) == before
        assert not list((house.services.config.data / files.KEPT).rglob(".*"))
    retention.let_go(house.services, held.code)
    assert "沟槽没有护栏" in (house.services.config.data / files.KEPT / held.code / "minutes.md").read_text()


def test_papers_are_on_the_disk_before_the_log_is_empty(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held = play(house)
    steps: list[str] = []
    keep, names, done = together.keep, together.keep_names, asking.done
    monkeypatch.setattr(together, "keep", lambda file: (steps.append(Path(file.name).name), keep(file)))
    monkeypatch.setattr(together, "keep_names", lambda folder: (steps.append("names"), names(folder)))
    monkeypatch.setattr(asking, "done", lambda *args: (steps.append("emptied"), done(*args)))

    retention.let_go(house.services, held.code)

    assert {".minutes.html.part", ".minutes.md.part"} <= set(steps[: steps.index("emptied")])
    assert steps[-1] == "names", "the names are, before the transaction ends"


def test_only_the_papers_of_her_meetings_are_touched_and_no_other_name_is_torn(house: House) -> None:
    held = play(house)
    house.act(held.code, held.people[WHO], "rename", name="王府")
    ours = put(house, held.code, "minutes.md", "王府 说话，请王府来。\n王府井的水管\n| 王府 | 1 |\n")
    others = put(house, ELSEWHERE, "minutes.md", "王府 是另一个人\n")

    told = privacy.preview(house.services, held.code, held.people[WHO], words=True)
    torn = next(one for one in told.kept if one.text == "王府井的水管")
    privacy.erase(house.services, held.code, held.people[WHO], words=True, spare=[torn.key])

    assert [(one.text, one.papers) for one in told.kept] == [
        (text, (f"{held.code}/minutes.md",)) for text in ("王府 说话，请王府来。", "王府井的水管", "王府")
    ]
    assert others.read_text() == "王府 是另一个人\n"
    assert "王府 " not in ours.read_text()
    assert "王府井的水管" in ours.read_text(), "the organiser said that this is a street"


@pytest.mark.parametrize("name", ["李 & <儿子>", "O\"Neil's", "张*三", "Ann"])
def test_a_name_is_found_as_each_form_writes_it(name: str) -> None:
    def change(text: str) -> str:
        return text.replace(name, "***")

    html = f"<p title='a'>{files_html(name)}：来</p><style>.x{{}}</style>"
    for suffix, data in {
        ".html": html.encode(),
        ".json": json.dumps({"who": name, name: ["x", f"和{name}"]}).encode(),
        ".md": f"# {markdown(name)}说\n\n| {markdown(name)} | b |\n".encode(),
        ".csv": csv_of([["谁", "n"], [name, "1"], [f"a,{name}", "2"]]).encode(),
        ".docx": packed(a=f"<w:p><w:r><w:t>请{files_html(name)}</w:t></w:r><w:r><w:t>来</w:t></w:r></w:p>"),
        ".xlsx": packed(b=f"<sst><si><t>{files_html(name)}</t></si></sst>"),
    }.items():
        fresh = rewritten(data, suffix, change)
        assert fresh != data, suffix
        assert rewritten(fresh, suffix, lambda text: text) == fresh
        seen: list[str] = []
        rewritten(fresh, suffix, lambda text, seen=seen: seen.append(text) or text)
        assert any("***" in text for text in seen), suffix
        assert not any(name in text for text in seen), suffix
        assert rewritten(data, suffix, lambda text: text) == data, "what is not changed keeps its bytes"


def test_a_name_that_a_word_processor_parted_is_found_and_one_inside_another_is_not_torn() -> None:
    paper = packed(
        a="<w:p><w:r><w:t>请王</w:t></w:r><w:r><w:t>阿姨来</w:t></w:r></w:p><w:p><w:t>王</w:t><w:t>府</w:t></w:p>"
    )

    fresh = rewritten(paper, ".docx", lambda text: named(text, {"王阿姨", "王"}, (), BLOT))

    with zipfile.ZipFile(io.BytesIO(fresh)) as box:
        assert box.read("a.xml").decode() == (
            "<w:p><w:r><w:t>请***来</w:t></w:r><w:r><w:t></w:t></w:r></w:p><w:p><w:t>王</w:t><w:t>府</w:t></w:p>"
        )


def files_html(name: str) -> str:
    return (
        name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")
    )


def markdown(name: str) -> str:
    return name.replace("*", "\\*").replace("<", "\\<").replace(">", "\\>").replace("&", "\\&")


def csv_of(rows: list[list[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def emptied(house: House) -> Evening:
    held = play(house)
    retention.let_go(house.services, held.code)
    return held


def test_whoever_stands_in_kept_minutes_can_be_erased_after_the_log_is_empty(house: House) -> None:
    held = emptied(house)
    data = house.services.config.data
    before = b"".join(path.read_bytes() for path in files.kept(data, held.code)).decode()
    assert WHO in before

    told = privacy.preview(house.services, held.code, "", True, WHO)
    done = privacy.erase(house.services, held.code, "", True, name=WHO)

    after = b"".join(path.read_bytes() for path in files.kept(data, held.code)).decode()
    assert told.kept
    assert done.left == ()
    assert WHO not in after
    assert "沟槽没有护栏" in after
    assert WHO.encode() not in b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
