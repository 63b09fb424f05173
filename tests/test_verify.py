"""`facilitate verify FILE`: exit 0 or 1, in words of both languages, whatever file it is given."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitate.cli import main
from facilitate.reports.proof import reading
from tests.reports.logs import shipped_rows, told_by


@pytest.fixture(scope="module")
def record() -> bytes:
    return json.dumps(told_by(shipped_rows("budget")), ensure_ascii=False).encode()


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bag:
        for name, data in files.items():
            bag.writestr(name.replace("_", "."), data)
    return out.getvalue()


def verify(tmp_path: Path, data: bytes, *more: str) -> Result:
    file = tmp_path / "file"
    file.write_bytes(data)
    return CliRunner().invoke(main, ["verify", str(file), *more])


def test_a_record_and_a_zip_as_the_meeting_left_them_are_accepted(tmp_path: Path, record: bytes) -> None:
    for data in (record, zipped(index_html=b"<p>", record_json=record)):
        found = verify(tmp_path, data)

        assert found.exit_code == 0
        assert (
            "没有改动，除了这个文件证明不了的 24 条 / nothing was changed, but for 24 entries not proved"
            in found.output
        )
        assert "not proved by this file: Step 5, 43, " in found.output
        assert json.loads(record)["chain"]["head"][:8].upper() in found.output


def test_what_was_said_at_the_exit_is_told_to_be_not_proved(tmp_path: Path, record: bytes) -> None:
    told = json.loads(record) | {"feelings": [{"text": "谁也没说过的话"}]}

    found = verify(tmp_path, json.dumps(told).encode())

    assert found.exit_code == 0
    assert "what was said at the exit is not proved: 1 sentences" in found.output


def test_a_changed_word_is_told_with_its_place_in_both_languages(tmp_path: Path, record: bytes) -> None:
    told = json.loads(record)
    told["items"][0]["text"] = "不是这样写的"

    for data in (json.dumps(told).encode(), zipped(record_json=json.dumps(told).encode())):
        found = verify(tmp_path, data)

        assert found.exit_code == 1
        assert "items[0].text：档案写的是 不是这样写的" in found.output
        assert "the file says" in found.output


def test_what_the_file_says_steers_no_terminal(tmp_path: Path, record: bytes) -> None:
    told = json.loads(record)
    told["items"][0]["text"] = "\x1b[2J\x9b1m\u202e\u2066\r\n没有改动"

    found = verify(tmp_path, json.dumps(told).encode())

    assert found.exit_code == 1
    assert not [sign for sign in found.output if not sign.isprintable() and sign not in "\n"]
    assert r"\x1b[2J\x9b1m\u202e\u2066\x0d\x0a没有改动" in found.output


def test_characters_seen_on_the_wall_are_looked_for(tmp_path: Path, record: bytes) -> None:
    chain = shipped_rows("budget")[30].chain

    assert verify(tmp_path, record, "--head", chain[:8].upper()).exit_code == 0
    assert verify(tmp_path, record, "--head", "0000 0000").exit_code == 1


def overstated(data: bytes) -> bytes:
    """A zip whose list says that the file in it is small, though it is not."""
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", 10) + data[at + 4 :]


NESTED = b'{"a":' * 200_000
ZEROS = bytes(reading.MOST + 2)
FILES = {
    "nothing": b"", "no JSON": b"hello", "no record": b"[1, 2]", "another record": b'{"format": "other/1"}',
    "a deep one": NESTED, "bytes": bytes(range(256)), "a zip without": zipped(a_txt=b"x"), "no zip": b"PK\x03\x04 hello",
    "two of them": zipped(a_json=b"{}", b_json=b"{}"), "a bomb": zipped(record_json=ZEROS), "a lying bomb": overstated(zipped(record_json=ZEROS)),
    "a huge one": b" " * (reading.MOST + 1), "endless digits": b"9" * 100_000, "a folder": None,
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_none_is_told_in_words(tmp_path: Path, kind: str) -> None:
    data = FILES[kind]
    found = CliRunner().invoke(main, ["verify", str(tmp_path)]) if data is None else verify(tmp_path, data)

    assert found.exit_code == 1
    assert isinstance(found.exception, SystemExit), found.exception
    assert " / " in found.output
    assert "Traceback" not in found.output


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_file_that_did_not_arrive_whole_is_told_in_words(tmp_path: Path, record: bytes, part: float) -> None:
    for data in (record, zipped(record_json=record)):
        found = verify(tmp_path, data[: int(len(data) * part)])

        assert found.exit_code == 1
        assert "没有下载完整" in found.output
