"""What each package may lean on outside the house, and what the core may not touch."""

import sys
import tomllib

import pytest

from tests.house.test_tools import run
from tests.house.tree import ROOT, calls_of, imports, ours, text

OUTSIDE = {
    "core": {"msgspec"},
    "reports": {"msgspec", "rapidfuzz"},
    "store": {"msgspec", "sqlalchemy", "alembic", "pysqlite3", "psycopg", "cryptography"},
    "service": {"msgspec", "yaml", "redis"},
    "papers": {
        "msgspec",
        "jinja2",
        "markupsafe",
        "babel",
        "weasyprint",
        "docx",
        "xlsxwriter",
        "qrcode",
        "PIL",
        "pypdfium2",
    },
}


@pytest.mark.parametrize("package", OUTSIDE)
def test_a_package_leans_only_on_what_it_may(package: str) -> None:
    files = [name for name in ours(".py") if name.startswith(f"facilitate/{package}/")]
    allowed = OUTSIDE[package] | sys.stdlib_module_names | {"facilitate"}
    strangers = {f"{name}: {found}" for name in files for found in imports(name) if found.split(".")[0] not in allowed}

    assert files
    assert not strangers


def test_the_core_neither_reads_nor_writes() -> None:
    files = [name for name in ours(".py") if name.startswith("facilitate/core/")]
    calls = {f"{name}: {called}" for name in files for called in calls_of(name) & {"open", "print", "input"}}

    assert not calls


@pytest.mark.parametrize("line", ["import time", "import random", "from datetime import datetime; datetime.now()"])
def test_a_clock_or_chance_in_the_core_would_be_found(line: str) -> None:
    stranger = ROOT / "facilitate" / "core" / "a_stranger.py"
    found = run("ruff", "check", "--select=TID251", f"--stdin-filename={stranger}", "-", given=f"{line}\n")

    assert "TID251" in found


def test_the_contracts_name_packages_that_are_there() -> None:
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = {name.strip(" ()") for line in contracts[0]["layers"] for name in line.split("|")}

    there = [ROOT / f"{name.replace('.', '/')}" for name in layers]
    assert all(path.is_dir() or path.with_suffix(".py").is_file() for path in there)
    assert {f"facilitate.{name}" for name in ("cli", "web", *OUTSIDE)} <= layers
