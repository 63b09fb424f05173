"""What nobody may write here: bandit, and our own rules in tools/lint, each of which finds its bad example."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.version import Version

from tests.house.tree import ROOT, text

BIN = Path(sys.executable).parent
LINT = ROOT / "tools" / "lint"
RULES = sorted(file.stem for file in (LINT / "rules").glob("*.yml"))
BAD: dict[str, dict[str, tuple[str, ...]]] = {
    "no-markup": {"facilitate/web/x.py": ("Markup(name)", "markupsafe.Markup(name)")},
    "no-sql-strings": {
        "facilitate/store/x.py": (
            'text(f"select {name}")', 'c.execute(f"delete from {table}")', 'sa.text("select %s" % name)', 'c.execute("a" + name, {})',
            'c.exec_driver_sql("select {}".format(name))',
        )
    },
    "no-sleeping-code": {
        "facilitate/web/x.py": (
            "import pickle", "from pickle import loads", "import marshal", "eval(told)", "exec(told)", "os.system(told)", "os.popen(told)",
            "yaml.unsafe_load(told)", "__import__(told)", "subprocess.run(told, shell=True)",
        ),
        "tools/x.py": ("subprocess.Popen(told, cwd=here, shell=True)",),
    },
    "no-yaml-load": {"facilitate/service/x.py": ("yaml.load(told, Loader=yaml.Loader)", "yaml.load_all(told)")},
    "no-address": {"facilitate/web/gate.py": ("who = request.remote_addr", 'who = environ["REMOTE_ADDR"]', 'who = environ.get("REMOTE_ADDR", "")')},
    "no-inner-html": {
        "static/js/x.js": (
            "el.innerHTML = name;", "el.outerHTML = name;", "el.insertAdjacentHTML('beforeend', name);", "document.write(name);",
            "unsafeHTML(name);", "frame.srcdoc = name;", "html`<p .innerHTML=${name}></p>`;",
        )
    },
    "no-code-from-text": {"static/js/x.js": ("eval(told);", "new Function(told)();", "setTimeout('go()', 5);", "a.href = 'javascript:go()';")},
    "no-inline-in-js": {"static/js/x.js": ('html`<p style="color:red">x</p>`;', 'html`<b class="a" onclick="go()">x</b>`;')},
    "no-inline-in-html": {
        "templates/x.html": (
            '<p style="color:red">x</p>', '<p onclick="go()">x</p>', "<script>go()</script>", "<style>p{}</style>", '<a href="javascript:go()">x</a>',
            '<script type="module">go()</script>',
        )
    },
    "no-safe": {"templates/x.html": ("<p>{{ name | safe }}</p>", "<p>{{name|safe}}</p>", "{% autoescape false %}<p>{{ name }}</p>{% endautoescape %}")},
}  # fmt: skip
GOOD = {
    "facilitate/web/x.py": 'import subprocess\nsubprocess.run(["ls", name], check=True)\nrequest.path\n',
    "facilitate/store/x.py": 'c.execute(text("select :name"), {"name": name})\nc.execute(select(log).where(log.c.seq == n))\n',
    "static/js/x.js": 'html`<p class="a" @click=${go}>${name}</p>`; el.textContent = name; setTimeout(() => go(), 5);\n',
    "templates/x.html": '<p class="a">{{ name }}</p><script type="application/json" id="page">{{ page }}</script><script src="a.js"></script>\n',
}


def scan(folder: Path) -> list[tuple[str, str, int]]:
    """(rule, file, line from 0) of all that our own rules find in this folder."""
    done = subprocess.run(
        [BIN / "ast-grep", "scan", "--json=compact", "-c", LINT / "sgconfig.yml", "."], cwd=folder, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return [(one["ruleId"], one["file"], one["range"]["start"]["line"]) for one in json.loads(done.stdout or "[]")]


def planted(folder: Path, files: dict[str, str]) -> Path:
    """A house that holds these files and our rules."""
    for name, told in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(told)
    return folder


def test_our_own_rules_find_nothing() -> None:
    found = scan(ROOT)

    assert found == []


def test_each_rule_finds_every_bad_example(tmp_path: Path) -> None:
    lines = {
        (rule, name.replace(".", f"{n}.")): line
        for rule in RULES for name, bad in BAD[rule].items() for n, line in enumerate(bad)
    }  # fmt: skip
    found = set()
    for rule in RULES:
        files = {name: f"{line}\n" for (whose, name), line in lines.items() if whose == rule}
        found |= {(one, file) for one, file, _ in scan(planted(tmp_path / rule, files)) if one == rule}

    assert {key: line for key, line in lines.items() if key not in found} == {}
    assert len(lines) > 40


def test_what_is_written_as_it_should_be_is_let_through(tmp_path: Path) -> None:
    assert scan(planted(tmp_path, GOOD)) == []


@pytest.mark.parametrize("rule", RULES)
def test_whatever_a_rule_lets_pass_is_there_and_has_its_reason(rule: str) -> None:
    told = text(f"tools/lint/rules/{rule}.yml")
    listed = [line for line in told.partition("ignores:\n")[2].splitlines() if line.startswith("  - ")]

    assert yaml.safe_load(told)["id"] == rule
    assert len(listed) <= 6
    for line in listed:
        name, _, why = line.removeprefix("  - ").partition(" # ")
        assert (ROOT / name).is_file(), line
        assert why, line


# -- bandit --------------------------------------------------------------------------------------------------------


def bandit(*where: str | Path) -> list[str]:
    done = subprocess.run(
        [BIN / "bandit", "-q", "-c", LINT / "bandit.yaml", "-f", "json", "-r", *where], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    return [
        f"{one['test_id']} {one['filename']}:{one['line_number']} {one['issue_text']}"
        for one in json.loads(done.stdout)["results"]
    ]


def test_bandit_finds_nothing() -> None:
    assert bandit("facilitate") == []


def test_bandit_finds_what_is_bad_whatever_is_left_out(tmp_path: Path) -> None:
    bad = {
        "B602": "import subprocess\nsubprocess.run(name, shell=True)\n", "B301": "import pickle\npickle.loads(name)\n",
        "B324": "import hashlib\nhashlib.md5(name)\n", "B608": 'query = "select * from log where code = \'%s\'" % name\n',
        "B501": "import requests\nrequests.get(name, verify=False)\n", "B314": "import xml.etree.ElementTree as t\nt.parse(name)\n",
        "B310": "import urllib.request\nurllib.request.urlopen(name)\n", "B201": "app.run(debug=True)\n",
    }  # fmt: skip
    planted(tmp_path, {f"{n}.py": f"import flask\napp = flask.Flask('x')\n{told}" for n, told in bad.items()})

    found = {one.split()[0] for one in bandit(tmp_path)}

    assert set(bad) <= found


def test_what_bandit_leaves_out_has_its_reason() -> None:
    lines = [line for line in text("tools/lint/bandit.yaml").splitlines() if line.startswith("  - ")]

    assert 0 < len(lines) <= 11
    assert all(" # " in line for line in lines)


# -- floors --------------------------------------------------------------------------------------------------------

FLOORS = {
    "python-socketio": "5.16.3", "weasyprint": "70.0", "werkzeug": "3.1.6", "flask": "3.1.3", "jinja2": "3.1.6",
}  # fmt: skip
"""Below these are known holes (shared design, "Floors")."""
PARSER = "4.2.7"
"""socket.io-parser, inside the vendored socket.io client."""


def pinned(name: str) -> dict[str, str]:
    lines = [
        line.split(" ")[0].split(";")[0]
        for line in text(name).splitlines()
        if "==" in line and not line.startswith((" ", "#"))
    ]
    return {one.partition("==")[0].lower(): one.partition("==")[2] for one in lines}


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_nothing_is_older_than_its_floor(file: str) -> None:
    found = pinned(file)

    assert len(found) > 20
    assert {name: found[name] for name, floor in FLOORS.items() if Version(found[name]) < Version(floor)} == {}
    assert not {"eventlet", "pysqlite3-binary"} & set(found)


def test_the_project_itself_asks_for_nothing_that_has_no_version() -> None:
    asked = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]

    assert [one for one in asked if not Requirement(one).specifier] == []


def test_the_vendored_parser_is_not_older_than_its_floor() -> None:
    said = text("static/vendor/README.md")
    [version] = [
        line.split("socket.io-parser")[1].split()[0].strip("`|,;.() ")
        for line in said.splitlines()
        if "socket.io-parser" in line
    ]

    assert Version(version) >= Version(PARSER)
