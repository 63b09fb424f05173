"""Settings: what is asked for, and what each process of several makes of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitate.config import load


def test_one_process_answers_on_the_port_that_was_asked_for(tmp_path: Path) -> None:
    config = load(data=tmp_path, port=9000)

    assert (config.workers, config.worker, config.own_port) == (1, 0, 9000)


def test_of_several_workers_each_has_a_port_of_its_own_after_the_shared_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACILITATE_WORKER", "3")
    config = load(data=tmp_path, port=9000, workers=4)

    assert (config.workers, config.worker, config.own_port) == (4, 3, 9004)


def test_proxies_are_addresses_or_networks(tmp_path: Path) -> None:
    assert load(data=tmp_path, proxy="127.0.0.1, 172.18.0.5/16").proxies == ("127.0.0.1/32", "172.18.0.0/16")
    assert load(data=tmp_path).proxies == ()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("port", "eight"), ("workers", "many"), ("worker", ""), ("gap_ms", "5.5"), ("proxy", "127.0.0.1 nginx")],
)
def test_a_setting_that_makes_no_sense_is_told_in_both_languages(tmp_path: Path, name: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=name) as told:
        load(data=tmp_path, **{name: wrong})

    zh, en = str(told.value).split("\n")
    assert "“" in zh
    assert "takes" in en


def test_how_long_changes_are_gathered_is_set_like_everything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load(data=tmp_path).gap_ms == 50
    monkeypatch.setenv("FACILITATE_GAP_MS", "0")
    assert load(data=tmp_path).gap_ms == 0


def test_the_secret_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a power cut after the first start leaves an empty file, and no box that was filled can be opened again."""
    synced = list[tuple[str, bool]]()

    def watched(file: int, then: Callable[[int], None] = os.fsync) -> None:
        synced.append((Path(os.readlink(f"/proc/self/fd/{file}")).name, (tmp_path / "secret").exists()))
        then(file)

    monkeypatch.setattr(os, "fsync", watched)
    first = load(data=tmp_path).secret

    assert synced == [("secret.new", False), (tmp_path.name, True)]
    assert load(data=tmp_path).secret == first
    assert len(synced) == 2
