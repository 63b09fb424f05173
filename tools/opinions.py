"""Measures suggestions and opinion groups on a published Polis conversation and on the needs of the tests.

python tools/opinions.py FOLDER    (FOLDER has comments.csv and participants-votes.csv as in compdemocracy/openData)
"""

import csv
import sys
import time
from collections import Counter
from pathlib import Path

from facilitate.reports.categories import known_words, suggest
from facilitate.reports.opinion_groups import grouped
from facilitate.reports.opinion_map import places
from facilitate.reports.opinions import ENOUGH, opinions
from facilitate.reports.similar import similar
from facilitate.service.lists import lists

DATA = Path(__file__).parent.parent / "tests" / "data"
NEEDS = lists().needs
WORDS = known_words(NEEDS)
REJECTED = "-1"
PAIRS = 30


def rows(path: Path, mark: str = ",") -> list[dict[str, str]]:
    """A table with a head."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=mark))


def groups(folder: Path) -> None:
    """People placed as published, what all groups back, and the processor time."""
    texts = {
        row["comment-id"]: row["comment-body"] for row in rows(folder / "comments.csv") if row["moderated"] != REJECTED
    }
    people = rows(folder / "participants-votes.csv")
    answers = {row["participant"]: {one: int(row[one]) for one in texts if row.get(one)} for row in people}
    published = {row["participant"]: row["group-id"] for row in people if row["group-id"]}
    began = time.process_time()
    found = opinions(answers)
    seconds = time.process_time() - began
    homes = grouped(places({person: given for person, given in answers.items() if len(given) >= ENOUGH}))
    pairs = Counter((homes[person], home) for person, home in published.items() if person in homes)
    best = {
        home: max((n, its) for (its, other), n in pairs.items() if other == home)[1] for home in set(published.values())
    }
    alike = sum(n for (home, other), n in pairs.items() if best[other] == home)
    print(
        f"{len(people)} people, {len(texts)} statements, {seconds:.2f} s; placed {len(homes)}, published {len(published)}"
    )
    print(f"placed as published: {alike}/{len(published)} = {alike / len(published):.3f}")
    for title, some in (("backed by all", found.common), ("dividing", found.dividing)) if found else ():
        print(f"{title}:")
        for one in some:
            told = "  ".join(f"{share.agree}/{share.answered}" for share in one.shares)
            print(f"  {one.consensus:.2f}  {told}  {texts[one.id][:50]}")


def twins(folder: Path) -> None:
    """The pairs of comments most alike, to be judged by reading."""
    texts = {row["comment-id"]: row["comment-body"] for row in rows(folder / "comments.csv")}
    for pair in similar(texts, WORDS)[:PAIRS]:
        print(f"{pair.score:.2f}{' near' if pair.near else ''}\n  {texts[pair.one]}\n  {texts[pair.other]}")


def kinds(name: str) -> None:
    """First and third place of the category, and how many of the suggested pairs are marked, on one set of needs."""
    some = rows(DATA / f"{name}.tsv", "\t")
    told = [([one.code for one in suggest(row["text"], NEEDS)], row["kind"]) for row in some]
    first, third = (sum(kind in codes[:n] for codes, kind in told) / len(told) for n in (1, 3))
    print(f"{name}: {len(some)} needs, P@1 {first:.3f}, hit@3 {third:.3f}")
    marked = {frozenset((row["n"], row["same_as"])) for row in some if row["same_as"]}
    pairs = similar({row["n"]: row["text"] for row in some}, WORDS)
    for title, chosen in (("near-duplicates", [pair for pair in pairs if pair.near]), ("all suggested", list(pairs))):
        hit = sum(frozenset((pair.one, pair.other)) in marked for pair in chosen)
        print(f"  {title}: {len(chosen)}, precision {hit / len(chosen):.3f}, recall {hit / len(marked):.3f}")


if __name__ == "__main__":
    for each in ("needs_kinds", "needs_kinds_held_out", "needs_kinds_blind"):
        kinds(each)
    if len(sys.argv) > 1:
        groups(Path(sys.argv[1]))
        twins(Path(sys.argv[1]))
