"""Whatever lies in the folder of the rules, a backup is made that can be brought back; what cannot go into it is told."""

import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitate.backups import container, making, names
from facilitate.backups.keeper import Told
from facilitate.backups.making import Maker, Unreadable
from facilitate.backups.names import MOST_FILES, may_be
from facilitate.backups.restoring import restore
from facilitate.backups.shelf import Backup
from facilitate.cli import main
from facilitate.web.backups import in_words
from tests.backups.house import WORDS, House
from tests.web.pages_app import House as Pages
from tests.web.watched import watched

CARRIED = [
    "社区规则（第二版） 定稿.yaml", "a(1).yaml", "a..yaml", " 前面有空格", "全角　空格", "it's #1 & co=50%.yaml", "😀.yaml", ".DS_Store", "…",
    "n" * 120, "é".encode().decode() + ".yaml", "ours.yaml~", "-rf", "con.yaml",
]  # fmt: skip
LEFT = ["a\nb", "a\tb", "a\\b", "a:b.yaml", "what?.yaml", "a*b", 'a"b', "a|b", "\u202egnp.yaml", "长" * 81, "\x7f"]


def lies(house: House, name: str, content: str = "id: odd") -> None:
    (house.config.data / "rules" / name).write_text(content)


def made(house: House) -> tuple[Backup, Maker]:
    house.now += 60
    maker = house.maker
    found = maker.make()
    assert found is not None
    return found, maker


@pytest.mark.parametrize("locked", [False, True])
def test_oddly_named_rules_are_carried_and_what_cannot_be_is_named(locked: bool, house: House, tmp_path: Path) -> None:
    rules = house.config.data / "rules"
    for name in (*CARRIED, *LEFT):
        lies(house, name)
    (rules / "folder").mkdir()
    (rules / "folder" / "inside.yaml").write_text("id: inside")
    (rules / "link.yaml").symlink_to("ours.yaml")
    (rules / "nowhere.yaml").symlink_to("gone")
    (rules / "OURS.yaml").write_text("id: twice")
    os.mkfifo(rules / "pipe")
    (rules / os.fsdecode(b"\xb9\xe6\xd4\xf2.yaml")).write_text("named in GBK")
    with socket.socket(socket.AF_UNIX) as device:
        os.chdir(rules)
        device.bind("device")
        os.chdir(Path(__file__).parents[2])
        if locked:
            house.lock()
        backup, maker = made(house)

    done = restore(backup.path, tmp_path / "other", WORDS if locked else None)

    back = {path.name for path in (tmp_path / "other" / "rules").iterdir()}
    one_of = {"OURS.yaml", "ours.yaml"}
    assert done.proved
    assert back - one_of == set(CARRIED)
    assert len(back & one_of) == 1
    assert len(done.manifest.left) == len(LEFT) + 7
    assert {"rules/folder", "rules/link.yaml", "rules/nowhere.yaml", "rules/pipe", "rules/device"} < set(maker.left)
    assert "rules/????.yaml" in maker.left
    assert all(name.isprintable() for name in maker.left)


def test_a_paper_in_a_folder_that_is_no_meetings_is_left_out(house: House, tmp_path: Path) -> None:
    odd = house.config.data / "kept" / "新建 文件夹 (2)"
    odd.mkdir()
    (odd / "minutes.md").write_text("kept")

    backup, maker = made(house)

    assert restore(backup.path, tmp_path / "other").proved
    assert maker.left == ("kept/新建 文件夹 (2)/minutes.md",)


def test_a_rule_that_nobody_may_read_is_left_out_and_a_key_never(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    lies(house, "theirs.yaml")
    read, forbidden = Path.read_bytes, {"theirs.yaml"}

    def reading(path: Path) -> bytes:
        if path.name in forbidden:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    _, maker = made(house)
    assert maker.left == ("rules/theirs.yaml",)
    forbidden.add("organiser.key")
    with pytest.raises(PermissionError):
        made(house)


def test_more_files_than_a_backup_holds_are_left_out(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "MOST_FILES", 12)
    monkeypatch.setattr(container, "MOST_FILES", 12)
    for number in range(12):
        lies(house, f"r{number:02d}.yaml")

    backup, maker = made(house)

    assert restore(backup.path, tmp_path / "other").proved
    assert 0 < len(maker.left) < 12
    assert MOST_FILES == 10_000


@pytest.mark.parametrize("harm", ["name", "byte", "cut"])
@pytest.mark.parametrize("locked", [False, True])
def test_what_cannot_be_read_again_is_no_backup_and_the_older_ones_stay(
    harm: str, locked: bool, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    if locked:
        house.lock()
    first, _ = made(house)
    write = container.write

    def written(file: object, manifest: object, *rest: object) -> None:
        write(file, manifest, *rest)  # type: ignore[arg-type]
        told = file.seek(0, 2)  # type: ignore[attr-defined]
        if harm == "cut":
            file.truncate(told - 30)  # type: ignore[attr-defined]
        elif harm == "byte":
            file.seek(told // 2)  # type: ignore[attr-defined]
            file.write(b"\0\0\0\0\0\0\0\0")  # type: ignore[attr-defined]

    if harm == "name":
        monkeypatch.setattr(container, "may_be", lambda name: "ours" not in name)
    monkeypatch.setattr(making.container, "write", written)
    with pytest.raises(Unreadable):
        made(house)

    assert [path.name for path in house.config.backups.iterdir()] == [first.path.name]
    assert not list(house.config.data.glob(".snapshot*"))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=130).filter(
        lambda one: one not in (".", "..")
    )
)
def test_whatever_a_file_is_called_it_stays_in_its_folder(name: str) -> None:
    if may_be(f"rules/{name}"):
        assert not set(name) & set("/\\:\0\n")
        assert name not in (".", "..")
        assert name.encode("utf-8")


def test_the_organiser_reads_what_is_not_in_the_backup(tmp_path: Path) -> None:
    pages = watched(tmp_path)
    told = Told("/media/stick", 12.0, 0.2, 40_000, left=("rules/a:b", "rules/<b>", "rules/c", "rules/d"))
    pages.app.extensions["backups"] = _Kept(told)

    assert "没有备份进去：rules/a:b、rules/&lt;b&gt;、rules/c 等 4 个" in _health(pages, "zh")
    assert "Not in the backup: rules/a:b, rules/&lt;b&gt;, rules/c and others, 4 in all" in _health(pages, "en")


def _health(pages: Pages, lang: str) -> str:
    return pages.organiser().get(f"/health?lang={lang}").text


class _Kept:
    def __init__(self, told: Told) -> None:
        self.look = lambda: told


def test_nothing_is_said_where_everything_is_in_it(tmp_path: Path) -> None:
    with watched(tmp_path).app.test_request_context():
        kept = in_words(Told("/media/stick", 12.0))

    assert kept is not None
    assert kept.left == ""


def test_both_commands_name_what_is_not_in_it(house: House, tmp_path: Path) -> None:
    lies(house, "a:b.yaml")
    (tmp_path / "stick").mkdir()
    out = CliRunner().invoke(main, ["backup", str(tmp_path / "stick"), "--data", str(house.config.data)])
    back = CliRunner().invoke(main, ["restore", str(tmp_path / "stick"), "--data", str(tmp_path / "other")])

    assert (out.exit_code, back.exit_code) == (0, 0)
    assert "没有备份进去" in out.stderr
    assert "rules/a:b.yaml" in out.stderr
    assert "rules/a:b.yaml" in back.stdout
