"""/metrics: true numbers in Prometheus's form, for whoever may know them, and no word of what a meeting is about."""

import re
from pathlib import Path

import pytest

from facilitate.config import Config
from facilitate.service import counting
from facilitate.service.counting import Counts, Histogram
from facilitate.web import metrics
from facilitate.web.metrics import told
from facilitate.web.pulse import Pulse
from tests.web.pages_app import House
from tests.web.relayed import Line
from tests.web.watched import join, watched, worker

LINE = re.compile(r'(facilitate_\w+)(\{\w+="[^"\\\n]*"\})? (\S+)')


@pytest.fixture
def house(tmp_path: Path) -> House:
    return watched(tmp_path)


def read(lines: list[str]) -> dict[str, float]:
    """The samples by name and label, as a program reads them; every line is a comment or a sample."""
    found = {}
    for line in lines:
        if not line.startswith("#"):
            parts = LINE.fullmatch(line)
            assert parts, line
            found[parts[1] + (parts[2] or "")] = float(parts[3])
    return found


def asked(house: House) -> dict[str, float]:
    answer = house.browser().get("/metrics", headers={"Authorization": f"Bearer {house.key}"})
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    return read(answer.text.splitlines())


def test_acts_refusals_and_commits_are_told_as_they_happened(house: House) -> None:
    code = house.open()
    host, _ = house.join(code, "host", "residents", "host")
    before = asked(house)

    house.act(code, host, "advance")
    house.app.extensions["acts"].carry_out(code, "", {})

    now = asked(house)
    risen = {name: now[name] - before.get(name, 0) for name in now if now[name] != before.get(name, 0)}
    assert risen["facilitate_acts_total"] == 2
    assert risen['facilitate_refusals_total{rule="not_yours"}'] == 1
    assert risen["facilitate_commit_seconds_count"] == risen["facilitate_batch_acts_count"] == 1
    assert now["facilitate_meetings"] == 1
    assert now["facilitate_disk_free_bytes"] > 0


def test_phones_of_other_processes_are_told_by_those_alone(tmp_path: Path) -> None:
    line, house = Line(), watched(tmp_path, workers=2)
    join(house, line)
    worker(line, house.clock, 2, 2).tell(Pulse(5))
    code, crowd = house.open(), house.services.crowd
    crowd.come(code, "")
    crowd.come(code, "")

    assert house.app.extensions["pulses"].health().all.phones == 7
    assert asked(house)["facilitate_phones"] == 2


def test_neither_codes_nor_names_nor_texts_are_told(house: House) -> None:
    code = house.open("Secret courtyard")
    host, _ = house.join(code, "Aunt Li", "residents", "host")
    house.app.extensions["acts"].carry_out(code, host, {"verb": "Aunt Li", "op": code, "args": {"text": "Secret"}})

    text = house.browser().get("/metrics", headers={"Authorization": f"Bearer {house.key}"}).text

    assert code not in text
    assert not re.search("Aunt|Secret|courtyard", text)


def test_who_has_no_key_is_told_nothing(house: House) -> None:
    for browser, head in (
        (house.browser(), {}), (house.browser(), {"Authorization": "Bearer guess"}), (house.organiser(), {}),
        (house.browser(), {"X-Forwarded-For": "127.0.0.1"}),
    ):  # fmt: skip
        answer = browser.get("/metrics", headers=head)
        assert (answer.status_code, answer.text) == (401, "401\n")


def test_programs_of_this_machine_need_no_key_where_it_says_so(tmp_path: Path) -> None:
    browser = watched(tmp_path, metrics="local").browser()

    assert browser.get("/metrics").status_code == 200
    assert browser.get("/metrics", environ_base={"REMOTE_ADDR": "192.168.8.31"}).status_code == 401
    for head in metrics.PASSED_ON:
        assert browser.get("/metrics", headers={head: "x"}).status_code == 401


def test_a_histogram_counts_upwards_to_all() -> None:
    done = Counts(commits=Histogram((0.5, 1.0)))
    for seconds in (0.1, 0.2, 0.7, 5):
        done.commits.add(seconds)

    found = read(list(told(done, Pulse(0))))

    name = "facilitate_commit_seconds"
    assert [found[f'{name}_bucket{{le="{bound}"}}'] for bound in ("0.5", "1.0", "+Inf")] == [2, 3, 4]
    assert (found[f"{name}_count"], found[f"{name}_sum"]) == (4, 6)


def test_every_sample_says_first_what_it_is() -> None:
    named = re.findall(r"# TYPE (\S+) (?:counter|gauge|histogram)", "\n".join(told(counting.counts, Pulse(1))))
    samples = {re.sub(r"\{.*|_(bucket|sum|count)(?=\{|$)", "", name) for name in read(list(told(Counts(), Pulse(1))))}

    assert samples <= set(named)
    assert len(named) == len(set(named)) > 10


def test_the_guide_names_every_metric_and_no_other() -> None:
    rows = [line.split("|")[1] for line in guide().splitlines() if line.startswith("| `")]

    told_of = {name for row in rows[1:] for name in re.findall(r"`(\w+)`", row)}
    assert told_of == {name.removeprefix("facilitate_") for name in kinds()}


def test_the_guide_asks_every_worker_on_its_own_port(tmp_path: Path) -> None:
    one, many = [re.findall(r"127.0.0.1:(\d+)", line) for line in guide().splitlines() if "targets" in line]

    workers = [Config(tmp_path, "", workers=4, worker=number) for number in range(4)]
    assert one == [str(Config(tmp_path, "").own_port)]
    assert many == [str(worker.own_port) for worker in workers]


def guide() -> str:
    """The section for whoever watches a server."""
    text = (Path(metrics.__file__).parents[2] / "docs" / "scale" / "README.md").read_text()
    return text.split("## 看什么", 1)[1].split("\n## ", 1)[0]


def kinds() -> set[str]:
    lines = told(Counts(), Pulse(0))
    return {line.split()[2] for line in lines if line.startswith("# TYPE")}
