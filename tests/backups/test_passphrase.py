"""The passphrase is one line, read in one way everywhere; a file that holds none makes no open backups, and is told."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitate.backups.keeper import Keeper, Told
from facilitate.backups.locking import WrongPassphrase
from facilitate.backups.making import Maker
from facilitate.backups.passphrase import NoPassphrase, from_file, one_line, passphrase_of
from facilitate.backups.restoring import restore
from facilitate.cli import main
from facilitate.config import Config
from tests.backups.house import House
from tests.backups.test_keeper import Timers, _pages

LINE = "梧桐树 42"
FINE = {"none": "", "lf": "\n", "crlf": "\r\n", "two ends": "\n\n", "spaces": "  \r\n"}
BAD = {
    "empty": b"", "an end alone": b"\n", "a Windows end alone": b"\r\n", "spaces": b"  \t \n", "a mark alone": b"\xef\xbb\xbf\n",
    "lines": "梧桐树 42\n第二行\n".encode(), "Windows lines": "梧桐树 42\r\n第二行\r\n".encode(), "old lines": b"one\rtwo\r",
    "utf-16": LINE.encode("utf-16"), "gbk": LINE.encode("gbk"),
}  # fmt: skip


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", FINE)
def test_one_line_is_the_passphrase_whatever_ends_it(end: str, mark: bytes, house: House, tmp_path: Path) -> None:
    house.config.passphrase.write_bytes(mark + (LINE + FINE[end]).encode())
    made = house.make()

    assert passphrase_of(house.config) == from_file(house.config.passphrase) == LINE
    assert made.path.suffix == ".locked"
    assert restore(made.path, tmp_path / "typed", one_line(LINE)).proved


@pytest.mark.parametrize("what", [*BAD, "folder", "loop"])
def test_a_file_that_holds_no_passphrase_makes_no_backup(what: str, house: House) -> None:
    _bad(house.config.passphrase, what)

    with pytest.raises(NoPassphrase):
        house.make()

    assert house.names() == []


def _bad(path: Path, what: str) -> None:
    if what == "folder":
        path.mkdir()
    elif what == "loop":
        path.symlink_to(path.name)
    else:
        path.write_bytes(BAD[what])


def test_a_file_that_was_named_and_is_not_there_makes_no_open_backup(house: House) -> None:
    house.config = Config(house.config.data, house.config.db, backup_passphrase=str(house.config.data / "gone"))

    with pytest.raises(NoPassphrase):
        house.make()


def test_while_the_house_runs_it_is_told_and_goes_on_when_the_line_is_there(house: House) -> None:
    timers = Timers()
    house.config.passphrase.write_text("")
    keeper = Keeper(house.config, lambda work: work(), timers.later)
    keeper.begin(house.cast.place.door)
    timers.run()
    told, open = keeper.look().fault, house.names()
    house.lock()
    keeper.once()

    assert (told, open) == ("passphrase", [])
    assert keeper.look().fault == ""
    assert [name.endswith(".locked") for name in house.names()] == [True]


def test_a_passphrase_that_was_changed_is_the_one_of_the_next_backup(house: House, tmp_path: Path) -> None:
    maker = Maker(house.config, lambda: house.now)
    house.config.passphrase.write_text("the first\n")
    maker.make()
    house.config.passphrase.write_text("the second\n")
    house.now += 60
    made = maker.make()
    house.config.passphrase.write_text("")
    with pytest.raises(NoPassphrase):
        maker.make()

    assert made is not None
    with pytest.raises(WrongPassphrase):
        restore(made.path, tmp_path / "other", "the first")
    assert restore(made.path, tmp_path / "other", "the second").proved


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "没有备份：口令文件是空的"), ("en", "No backups: the passphrase file is empty")]
)
def test_the_page_of_health_says_so(lang: str, words: str, tmp_path: Path) -> None:
    pages = _pages(tmp_path, Told("/media/stick", None, fault="passphrase"))

    for page in (f"/?lang={lang}", f"/health?lang={lang}"):
        assert words in pages.organiser().get(page).text


@pytest.mark.parametrize("what", ["empty", "lines", "utf-16"])
def test_the_commands_refuse_it_in_words(what: str, house: House, tmp_path: Path) -> None:
    data = house.config.data
    house.lock()
    made = house.make()
    _bad(house.config.passphrase, what)
    backup = CliRunner().invoke(main, ["backup", "--data", str(data)])
    words = ["--data", str(tmp_path / "other"), "--passphrase-file", str(house.config.passphrase)]
    back = CliRunner().invoke(main, ["restore", str(made.path), *words])

    for done in (backup, back):
        assert done.exit_code == 1
        assert "口令文件要正好一行字" in done.stderr
        assert "exactly one line" in done.stderr
    assert house.names() == [made.path.name]
    assert list((tmp_path / "other").iterdir()) == []


def test_what_is_typed_is_read_as_what_stands_in_a_file(house: House, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    typed = f" {LINE} \n"
    made = CliRunner().invoke(
        main, ["backup", str(tmp_path / "stick"), "--ask", "--data", str(house.config.data)], input=typed * 2
    )
    [file] = (tmp_path / "stick").iterdir()
    back = CliRunner().invoke(main, ["restore", str(file), "--data", str(tmp_path / "other")], input=f"{LINE}\n")

    assert (made.exit_code, back.exit_code) == (0, 0)
    assert file.suffix == ".locked"


def test_where_nobody_can_type_it_the_word_says_what_to_do(house: House, tmp_path: Path) -> None:
    house.lock()
    made = house.make()

    done = CliRunner().invoke(main, ["restore", str(made.path), "--data", str(tmp_path / "other")], input="")

    assert done.exit_code == 1
    assert "--passphrase-file" in done.stderr
    assert "Traceback" not in done.stderr
