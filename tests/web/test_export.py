"""`facilitate export`: the pack on the command line, in one language or both, two papers at a time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitate import cli_papers
from tests.web.evening import play
from tests.web.maker import Maker
from tests.web.pages_app import make_house


@pytest.mark.parametrize(("given", "lang"), [([], "zh"), (["--lang", "en"], "en"), (["--lang", "both"], "both")])
def test_the_pack_comes_in_the_language_asked_for_and_no_process_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], lang: str
) -> None:
    code = play(make_house(tmp_path)).code
    maker = Maker()
    monkeypatch.setattr(cli_papers, "workshop", maker)
    target = tmp_path / "all.zip"
    where = ["--data", str(tmp_path), "--db", f"sqlite:///{tmp_path / 'house.db'}"]

    done = CliRunner().invoke(cli_papers.export, [code, "-o", str(target), *where, *given])

    assert done.exit_code == 0, done.output
    assert ("minutes", "docx", lang) in maker.made
    assert "SHA256SUMS" in zipfile.ZipFile(target).namelist()
    assert maker.closed
