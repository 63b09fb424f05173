"""What is needed only when somebody asks for a paper or a sheet is not on the way to the first page (pictures are: QR codes)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from facilitate.config import load
from facilitate.store.database import open_database

HEAVY = (
    "weasyprint", "pydyf", "fontTools", "pypdfium2", "docx", "lxml", "xlsxwriter", "openpyxl", "psycopg", "picows", "uvloop",
    "hypothesis", "pytest", "playwright", "alembic", "mako", "pygments",
)  # fmt: skip
FIRST_PAGE = """
import json, sys
from gevent import monkey
monkey.patch_all()
import facilitate.cli_serve
from facilitate.app import create_app
from facilitate.config import load
app = create_app(load(data=sys.argv[1]))
key = app.services.config.organiser_key
browser = app.flask.test_client()
browser.get("/?key=" + key)
assert browser.get("/").status_code == 200
{more}
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def loaded(folder: Path, more: str = "") -> set[str]:
    """The packages in memory after the first page of a house that has been opened before has been shown."""
    open_database(load(data=str(folder)).db).dispose()
    command = [sys.executable, "-c", FIRST_PAGE.format(more=more), str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return set(json.loads(told.stdout))


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return loaded(tmp_path_factory.mktemp("start"))


@pytest.mark.parametrize("package", HEAVY)
def test_the_first_page_does_not_wait_for(package: str, start: set[str]) -> None:
    assert package not in start


def test_a_page_that_asks_for_a_paper_loads_its_writer(tmp_path: Path) -> None:
    there = loaded(tmp_path, 'assert browser.get("/rules/roundtable_needs/help.docx").status_code == 200')

    assert {"docx", "lxml"} <= there
