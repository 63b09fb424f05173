"""What comes out of a backup is what went in, proved meeting by meeting; what is no backup changes nothing."""

import stat
import zipfile
from pathlib import Path

import pytest

from facilitate.backups import container, restoring
from facilitate.backups.container import PassphraseNeeded
from facilitate.backups.locking import PLAIN, Broken, Key, Locked, WrongPassphrase, unlock
from facilitate.backups.making import Maker
from facilitate.backups.restoring import InUse, NotEmpty, restore
from facilitate.backups.states import state_hash
from facilitate.core.meeting import fold
from facilitate.store.box_keys import BoxKeys
from facilitate.store.log import Log
from tests.backups.house import WORDS, House, everything, forged, packed
from tests.cast import CODE
from tests.doors import SECRET, close_all, opened


def test_a_meeting_comes_back_with_its_state_its_chain_its_keys_and_its_open_ballot(
    house: House, tmp_path: Path
) -> None:
    made = house.make()

    done = restore(made.path, tmp_path / "other")
    kept = Log(opened(f"sqlite:///{tmp_path / 'other' / 'facilitate.db'}"), SECRET, BoxKeys(tmp_path / "other")).read(
        CODE
    )

    assert done.proved
    assert [(one.code, one.chain, one.state) for one in done.proofs] == [(CODE, True, True)]
    assert kept is not None
    assert kept.chain == house.cast.place.door.chain(CODE)
    assert fold(kept.entries, kept.choices) == house.cast.m
    assert done.manifest.meetings[CODE].state == state_hash(house.cast.m)
    assert (tmp_path / "other" / "organiser.key").read_text() == "a key"
    assert (tmp_path / "other" / "rules" / "ours.yaml").read_text() == "id: ours\n"
    assert (tmp_path / "other" / "kept" / CODE / "minutes.md").read_text() == "kept"


def test_a_running_house_folds_only_so_many_meetings_for_one_backup_and_the_chain_proves_the_others(
    house: House, tmp_path: Path
) -> None:
    house.cast.go("discuss")
    few = Maker(house.config, lambda: house.now, most=0).make()
    assert few is not None

    done = restore(few.path, tmp_path / "other")

    assert done.proved
    assert [(one.chain, one.state) for one in done.proofs] == [(True, None)]


def test_a_backup_is_read_by_nobody_else_and_leaves_nothing_beside_it(house: House) -> None:
    made = house.make()

    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in house.config.backups.iterdir()}
    assert modes == {made.path: 0o600}
    assert not list(house.config.data.glob(".snapshot*"))


def test_under_a_passphrase_nothing_can_be_read_and_with_it_everything_comes_back(house: House, tmp_path: Path) -> None:
    house.lock()
    made = house.make()

    assert made.path.suffix == ".locked"
    assert CODE.encode() not in made.path.read_bytes()
    with pytest.raises(PassphraseNeeded):
        restore(made.path, tmp_path / "other")
    with pytest.raises(WrongPassphrase):
        restore(made.path, tmp_path / "other", "梧桐树下的秘密口令 43")
    assert list((tmp_path / "other").iterdir()) == []
    assert restore(made.path, tmp_path / "other", WORDS).proved
    assert not [path for path in (tmp_path / "other").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("size", [0, 1, PLAIN - 1, PLAIN, PLAIN + 1, 3 * PLAIN])
def test_whatever_its_length_what_was_locked_is_unlocked(size: int, tmp_path: Path) -> None:
    plain = bytes(number % 251 for number in range(size))

    assert _unlocked(_locked(plain, tmp_path), tmp_path) == plain


@pytest.mark.parametrize("harm", ["cut", "cut at a piece", "changed", "swapped", "longer"])
def test_what_is_locked_can_be_neither_cut_nor_changed_nor_put_together_anew(harm: str, tmp_path: Path) -> None:
    file = _locked(bytes(3 * PLAIN), tmp_path)
    told, piece = file.read_bytes(), PLAIN + 16
    head = len(told) - 3 * piece
    file.write_bytes(
        {
            "cut": told[:-1],
            "cut at a piece": told[:-piece],
            "changed": told[:-20] + bytes([told[-20] ^ 1]) + told[-19:],
            "swapped": told[:head] + told[head + piece : head + 2 * piece] + told[head : head + piece] + told[-piece:],
            "longer": told + told[-piece:],
        }[harm]
    )

    with pytest.raises(Broken):
        _unlocked(file, tmp_path)


def _locked(plain: bytes, folder: Path) -> Path:
    with (folder / "locked").open("wb") as file:
        out = Locked(file, Key(WORDS))
        for start in range(0, len(plain), 1000):
            out.write(plain[start : start + 1000])
        out.finish()
    return folder / "locked"


def _unlocked(file: Path, folder: Path) -> bytes:
    with file.open("rb") as source, (folder / "plain").open("wb") as target:
        unlock(source, target, WORDS)
    return (folder / "plain").read_bytes()


@pytest.mark.parametrize(
    "name", ["../x", "/tmp/x", "rules/../../x", "boxes/..", "rules/a/b", "other", "rules\\x", "C:\\x"]
)
def test_a_file_that_no_backup_has_is_not_unpacked(name: str, house: House, tmp_path: Path) -> None:
    file = forged(house.make().path, tmp_path / "forged.zip", **{name: b"x"})

    _refused(file, tmp_path)


def test_a_zip_that_unpacks_to_more_than_it_says_is_stopped(house: House, tmp_path: Path) -> None:
    made = house.make()
    with zipfile.ZipFile(made.path) as real:
        manifest = container.read_manifest(real)
    bomb = packed(tmp_path / "bomb.zip", manifest, {"facilitate.db": bytes(50_000_000)}, size=1000)
    told = bomb.read_bytes()
    assert len(told) < 100_000
    bomb.write_bytes(told.replace((50_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")))

    _refused(bomb, tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"PK\3\4", b"SQLite format 3\0" + bytes(100), b"facilitate.locked/1\n", "信".encode() * 999]
)
def test_what_is_no_backup_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)

    _refused(tmp_path / "file", tmp_path, "a word")


def test_a_backup_that_was_cut_or_changed_anywhere_is_refused(house: House, tmp_path: Path) -> None:
    told = house.make().path.read_bytes()
    wrong = [told[: len(told) * part // 7] for part in range(1, 7)]
    wrong += [
        told[:at] + bytes([told[at] ^ 0x10]) + told[at + 1 :] for at in range(100, len(told) // 2, len(told) // 15)
    ]

    for number, content in enumerate(wrong):
        (tmp_path / f"{number}.zip").write_bytes(content)
        _refused(tmp_path / f"{number}.zip", tmp_path)


def test_a_letter_changed_in_the_backup_whose_checksums_were_made_to_fit_is_found_by_the_proof(
    house: House, tmp_path: Path
) -> None:
    made = house.make()
    with zipfile.ZipFile(made.path) as real:
        database = real.read("facilitate.db")
    one = "路灯".encode()
    assert one in database

    _refused(
        forged(made.path, tmp_path / "f.zip", **{"facilitate.db": database.replace(one, "街灯".encode())}), tmp_path
    )


def _refused(file: Path, tmp_path: Path, words: str | None = None) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Broken):
        restore(file, tmp_path / "target", words)
    assert list((tmp_path / "target").iterdir()) == []
    (tmp_path / "target").rmdir()
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_with_a_house_in_it_is_left_alone_unless_forced_and_then_nothing_is_lost(
    house: House, tmp_path: Path
) -> None:
    made, data = house.make(), house.config.data
    with pytest.raises(InUse):
        restore(made.path, data, force=True)
    close_all()
    before = everything(data)
    with pytest.raises(NotEmpty):
        restore(made.path, data)
    assert everything(data) == before

    done = restore(made.path, data, force=True)

    assert done.aside is not None
    assert (done.aside / "organiser.key").read_text() == "a key"
    assert made.path.exists()
    assert done.proved


def test_a_fault_on_the_way_leaves_the_folder_as_it_was(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, data = house.make(), house.config.data
    close_all()
    before = everything(data)
    monkeypatch.setattr(restoring, "prove", _no_space)

    with pytest.raises(OSError, match="no space"):
        restore(made.path, data, force=True)

    assert everything(data) == before


def _no_space(*_: object) -> None:
    raise OSError(28, "no space left on device")
