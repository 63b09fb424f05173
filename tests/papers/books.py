"""What every number of a paper must be, worked out from record.json alone: what is accounted for is struck out, the rest is left."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from tests.papers import recomputed

Json = dict[str, Any]
Check = Callable[..., bool | None]
SIGNS = {"流程": "stages", "言": "turns", "留": "comments", "答": "answers", "资": "offers", "任": "actions",
         "票": "ballots", "注": "notes", "卡": "items", "需": "items"}  # fmt: skip
SIDES = {"for": "赞成", "against": "反对", "abstain": "弃权"}
TABLE = re.compile(r"(?:^\|.*\n)+", re.M)


class Books:
    """One record, and what follows from it."""

    def __init__(self, record: Json) -> None:
        self.record = record
        self.needs = recomputed.needs(record)
        self.starts = datetime.fromisoformat(
            record["meeting"]["times"]["started"] or record["meeting"]["times"]["planned"]
        )
        self.promises = [a for a in record["answers"] if a["kind"]] + record["actions"]

    def left(self, text: str, rules: Iterable[tuple[str, Check]]) -> list[str]:
        """Whatever digits are not accounted for, each with what stands around it. A check says True where they are right, False
        where it knows nothing of them, None where they are wrong."""
        misnumbered = [row for table in TABLE.findall(text) for row in _misnumbered(table)]
        misnumbered += [n for place, n in enumerate(re.findall(r"^第(\d+)号", text, re.M)) if int(n) != place // 2 + 1]
        for pattern, right in (*rules, *self.common()):
            text = re.sub(pattern, lambda m, right=right: _struck(m[0], right(*m.groups())), text, flags=re.M)
        return misnumbered + [m[0] for m in re.finditer(r".{0,16}\d[\d.:×%]*.{0,10}", text)]

    def common(self) -> list[tuple[str, Check]]:
        """What stands in every paper: people's own words, numbers of sources, days, times, the rule's version."""
        own = "|".join(re.escape(words) for words in self.words())
        return [
            (rf"({own})" if own else r"(?!)", lambda _: True),
            (r"〔([^〔〕]*)〕", self._sources),
            (
                r"(\d+)年(\d+)月(\d+)日",
                lambda y, m, d: f"{y}-{int(m):02}-{int(d):02}" in self.held() | self.days(False),
            ),
            (r"(\d+)月(\d+)日", lambda m, d: f"{int(m):02}-{int(d):02}" in {day[5:] for day in self.days(True)}),
            (r"(\d\d:\d\d)", lambda clock: clock in self.clocks()),
            (r"（第(\d+)版）", lambda n: int(n) == self.record["meeting"]["rule"]["version"]),
            (r"(第\d+页|共\d+页)", lambda _: False),
        ]

    def words(self) -> list[str]:
        """Texts with a number in them that people, the rule or the lists wrote, the longest first."""
        found: set[str] = set()

        def gather(value: Any) -> None:
            if isinstance(value, str) and re.search(r"\d", value) and re.search(r"[\u4e00-\u9fffA-Za-z]", value):
                found.update(
                    {value, value.rstrip("。.；;，,"), value.replace(",", "，").replace("(", "（").replace(")", "）")}
                )
            elif isinstance(value, dict | list):
                for each in value.values() if isinstance(value, dict) else value:
                    gather(each)

        gather({key: value for key, value in self.record.items() if key not in ("measures", "chain")})
        code = self.record["meeting"]["code"]
        return sorted({*found, f"{code[:4]} {code[4:]}"}, key=len, reverse=True)

    def held(self) -> set[str]:
        """The days on which the meeting was."""
        times = self.record["meeting"]["times"]
        return {times[key][:10] for key in ("planned", "started", "ended") if times[key]}

    def clock(self, rows: Iterable[Json]) -> set[str]:
        """The times of day at which these began."""
        began = [self.starts + timedelta(seconds=row["from"]) for row in rows if isinstance(row["from"], int)]
        return {at.strftime("%H:%M") for at in began}

    def mark(self, row: Json) -> str:
        """The source of a promise: which answer or which task it is."""
        kind = "answers" if row in self.record["answers"] else "actions"
        return f"{'答' if kind == 'answers' else '任'}{self.record[kind].index(row) + 1}"

    def days(self, this_year: bool) -> set[str]:
        """Those that are told in the meeting's year, without it, or those of other years, which stand with theirs."""
        times = self.record["meeting"]["times"]
        told = [times["planned"], times["started"], times["ended"], *(row["due"] for row in self.promises)]
        known = {day[:10] for day in told if day} | {at.date().isoformat() for at in self.moments()}
        return {day for day in known if (int(day[:4]) == self.starts.year) == this_year}

    def clocks(self) -> set[str]:
        moments = {at.strftime("%H:%M") for at in self.moments()}
        times = self.record["meeting"]["times"]
        return moments | {times[key][11:16] for key in ("planned", "started", "ended") if times[key]}

    def moments(self) -> set[datetime]:
        """When anything began, ended or was done."""
        rows = [row for key in ("stages", "people", "turns", "ballots") for row in self.record[key]]
        seconds = {row[key] for row in rows for key in ("from", "to") if isinstance(row.get(key), int)}
        seconds |= {row["at"] for key in ("confirmations", "notes", "conduct") for row in self.record[key]}
        return {self.starts + timedelta(seconds=n) for n in seconds}

    def _sources(self, marks: str) -> bool:
        found = re.findall(r"([^\d·– ]+)([\d·–]+)", marks)
        return bool(found) and all(
            kind in SIGNS and all(1 <= int(n) <= len(self.record[SIGNS[kind]]) for n in re.split("[·–]", numbers))
            for kind, numbers in found
        )

    def digits(self, line: str) -> list[str]:
        """The numbers of a line, beside those of people's own words and of sources."""
        for pattern, right in self.common()[:2]:
            line = re.sub(pattern, lambda m, right=right: " " if right(*m.groups()) else m[0], line)
        return re.findall(r"\d+(?:\.\d+)?", line)

    def day(self, iso: str | None) -> list[str]:
        """Month and day as a paper writes them, after the year where it is another; nothing where there is no date."""
        if not iso:
            return []
        year, *day = (str(int(part)) for part in iso[:10].split("-"))
        return day if int(year) == self.starts.year else [year, *day]

    def called(self, id: str) -> list[str]:
        """What a thing that can be voted on is called: by its title, by the topic that it is about, or as the ballot has it."""
        items = {item["id"]: item for item in self.record["items"]}
        item = items.get(id, {"fields": {}, "text": "", "about": None})
        about = items.get(item.get("about") or "", {"text": ""})
        said = [ballot["words"].get(id) for ballot in self.record["ballots"]]
        return [str(words) for words in (item["fields"].get("title"), item["text"], about["text"], *said) if words]

    def households(self) -> set[int]:
        return {
            i["fields"]["households"] for i in self.record["items"] if isinstance(i["fields"].get("households"), int)
        }

    def middle(self, ballot: Json, grades: list[int]) -> float:
        if not grades:
            return 0.0
        return statistics.median(grades) if ballot["count"] == "median" else statistics.fmean(grades)

    def number(self, value: Any) -> float:
        return _number(value)

    def people(self, side: str) -> int:
        """Residents among those with a voice, or those who speak for a unit."""
        units = {"rep"} | {role for b in self.record["ballots"] if b["apart"] for role in b["apart"]["roles"]}
        voices = [p for p in self.record["people"] if p["speaks"] and not p["neutral"] and p["role"] != "observer"]
        return sum((p["role"] in units) == (side == "unit") for p in voices)

    def unanswered(self) -> int:
        return sum(not need["answered"] for need in self.needs)

    def totals(self, ballot: Json) -> dict[str, float]:
        """What each thing came to: medians added, or as the record has the sums."""
        if ballot["type"] == "score" and ballot["count"] == "median":
            return {
                id: sum(statistics.median(graded(ballot, id, axis) or [0]) for axis in ballot["axes"])
                for id in ballot["items"]
            }
        return {id: _number(ballot["scores"].get(id, ballot["counts"].get(id, 0))) for id in ballot["items"]}

    def last(self, kind: str) -> Json:
        return next(b for b in reversed(self.record["ballots"]) if b["type"] == kind)


def _struck(text: str, right: bool | None) -> str:
    return " " if right else "✗0" if right is None else text


def _misnumbered(table: str) -> list[str]:
    """Rows whose number is neither their place in the table nor, where equals share one, an earlier one. Needs keep under 编号
    the number that they have in every paper: of these only the order is asked."""
    rows = re.findall(r"^\| (?:\*\*)?(\d+)(?:\*\*)?(（并列）)? ", table, re.M)
    if table.lstrip().startswith("| 编号 |"):
        pairs = pairwise(rows)
        return [f"{later} stands after {before}" for (before, _), (later, _) in pairs if int(later) <= int(before)]
    return [
        f"row {place} is numbered {n}"
        for place, (n, both) in enumerate(rows, 1)
        if int(n) != place and not (both and int(n) < place)
    ]


def graded(ballot: Json, id: str, axis: str) -> list[int]:
    """The grades written out one by one."""
    low = (ballot["scale"] or [1])[0]
    return [low + place for place, n in enumerate(ballot["counts"][id].get(axis, [])) for _ in range(n)]


def _number(value: Any) -> float:
    if isinstance(value, str) and "/" in value:
        over, under = value.split("/")
        return int(over) / int(under)
    return float(value) if isinstance(value, int | float | str) else 0.0
