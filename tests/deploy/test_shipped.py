"""What the other shipped files say: units, containers and the backup name things that are there, and the pages quote them."""

import configparser
import inspect
import os
import re
import subprocess
from pathlib import Path

import psycopg
import pytest
import yaml

from facilitate import config
from facilitate.cli import serve
from tests.house.tree import ROOT, names, text
from tests.servers import Postgres

PAGES = [f"docs/deploy/{page}.{lang}.md" for page in ("small-server", "workers") for lang in ("zh", "en")]
FILES = [name for name in names() if name.startswith("deploy/")]
SETTINGS = {f"FACILITATE_{name.upper()}" for name in re.findall(r'asked\("(\w+)"', inspect.getsource(config))}
QUOTE = re.compile(r"^`(deploy/[\w./-]+)`\n\n```\w*\n(.*?)```$", re.M | re.S)


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_quotes_is_the_file(page: str) -> None:
    quoted = QUOTE.findall(text(page))

    assert quoted
    assert [name for name, shown in quoted if shown != text(name)] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_file_is_told_of_in_both_languages(lang: str) -> None:
    told = "".join(text(page) for page in PAGES if f".{lang}." in page)

    assert len(FILES) > 10
    assert [name for name in FILES if name not in told] == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_names_no_setting_that_is_not_there(name: str) -> None:
    assert set(re.findall(r"FACILITATE_[A-Z_]+", text(name))) <= SETTINGS


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith((".service", ".timer"))])
def test_a_unit_can_be_read_and_starts_a_program_of_ours(name: str) -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(text(name))
    started = unit.get("Service", "ExecStart", fallback="")
    program, *words = started.split()[:2] if started else ("", "")

    assert unit.get("Unit", "Description")
    if unit.get("Service", "Restart", fallback="") == "always":
        assert unit.get("Unit", "StartLimitIntervalSec") == "0", "systemd gives up after five starts"
    if program.startswith("/opt/facilitate/deploy/"):
        assert os.access(ROOT / program.removeprefix("/opt/facilitate/"), os.X_OK)
    elif program:
        assert (program, words) == ("/opt/facilitate/.venv/bin/facilitate", [serve.name])
    else:
        assert unit.get("Timer", "OnCalendar")


def test_the_containers_fit_together() -> None:
    whole = yaml.safe_load(text("deploy/compose/compose.yaml"))
    services = whole["services"]
    app = services["app"]["environment"]
    workers = int(app["FACILITATE_WORKERS"])
    proxied = re.findall(r"app:(\d+)", text("deploy/compose/Caddyfile"))
    subnet = whole["networks"]["default"]["ipam"]["config"][0]["subnet"]
    mounted = {each.split(":")[0] for one in services.values() for each in one.get("volumes", [])}

    assert proxied == [str(8001 + number) for number in range(workers)]
    assert app["FACILITATE_PROXY"] == subnet
    assert "@db/" in app["FACILITATE_DB"]
    assert ":${REDIS_PASSWORD:?}@redis:" in app["FACILITATE_REDIS"]
    assert "${REDIS_PASSWORD:?}" in services["redis"]["command"]
    assert mounted - {"./Caddyfile"} == set(whole["volumes"])


def test_the_workers_of_the_unit_are_those_of_the_proxies() -> None:
    [count] = re.findall(r"FACILITATE_WORKERS=(\d+)", text("deploy/systemd/facilitate-workers.conf"))
    wanted = [str(8001 + number) for number in range(int(count))]

    for name in ("deploy/nginx/workers.conf", "deploy/caddy/workers.Caddyfile"):
        assert re.findall(r"127\.0\.0\.1:(\d+)", text(name)) == wanted


def backup(postgres: Postgres, folder: Path, url: str, data: Path) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "FACILITATE_DB": url,
        "FACILITATE_DATA": str(data),
        "PATH": f"{postgres.programs}:{os.environ['PATH']}",
    }
    script = ROOT / "deploy/backup/postgresql.sh"
    return subprocess.run([script, str(folder)], env=env, capture_output=True, text=True)


def backed_up(postgres: Postgres, folder: Path, url: str, data: Path) -> Path:
    made = backup(postgres, folder, url, data)
    assert (made.returncode, made.stderr) == (0, "")
    return Path(made.stdout.strip())


def test_a_copy_of_postgresql_can_be_had_back_and_is_nobody_elses(postgres: Postgres, tmp_path: Path) -> None:
    data, folder, url = tmp_path / "data", tmp_path / "copies", postgres.fresh_database()
    (data / "rules").mkdir(parents=True)
    (data / "secret").write_text("5ec7e7")
    (data / "rules" / "own.yaml").write_text("id: own")
    for day in range(1, 16):
        (folder / f"2020-01-{day:02d}-033000").mkdir(parents=True)
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE said (text text)")
        connection.execute("INSERT INTO said VALUES ('路灯')")

    copy = backed_up(postgres, folder, url, data)
    again = postgres.fresh_database().replace("+psycopg", "")
    restore = [f"{postgres.programs}/pg_restore", "--no-owner", f"--dbname={again}", str(copy / "facilitate.dump")]
    subprocess.run(restore, check=True)
    with psycopg.connect(again) as connection:
        kept = connection.execute("SELECT text FROM said").fetchall()

    assert kept == [("路灯",)]
    assert (copy / "secret").read_text() == "5ec7e7"
    assert (copy / "rules" / "own.yaml").read_text() == "id: own"
    assert {file.stat().st_mode & 0o077 for file in [copy, *copy.rglob("*")]} == {0}
    assert sorted(each.name for each in folder.iterdir())[0] == "2020-01-03-033000"
    assert len(list(folder.iterdir())) == 14


def test_nothing_is_left_of_a_copy_that_failed_nor_of_one_that_a_power_cut_ended(
    postgres: Postgres, tmp_path: Path
) -> None:
    folder, copies = tmp_path / "copies", ("2020-01-01-033000", "2020-01-02-033000.part")
    for name in copies:
        (folder / name).mkdir(parents=True)
        os.utime(folder / name, (0, 0))

    made = backup(postgres, folder, f"postgresql://facilitate@127.0.0.1:{postgres.port}/no_such_database", tmp_path)

    assert made.returncode != 0
    assert "no_such_database" in made.stderr
    assert [each.name for each in folder.iterdir()] == [copies[0]]
