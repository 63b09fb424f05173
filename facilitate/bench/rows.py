"""The rows of the table that one machine can measure by itself, in order; what is wanted of each."""

from facilitate.bench.found import Row
from facilitate.bench.growth import growth
from facilitate.bench.joining import joining, memory
from facilitate.bench.starting import starting
from facilitate.bench.talks import Load, rush, steady

HUNDRED = "100 votes a second, each on the disk before its answer"


def _talk(key: str, title: str, target: str, load: Load) -> Row:
    return Row(key, title, target, load.lasts, steady(load))


ELSEWHERE = {
    "S10": "tools/screens.py --load, tools/screens.py --only phone",
    "S11": "tools/screens.py --only board",
    "S12": "tools/papers.py, facilitate bench --papers",
    "S13": "facilitate bench --workers 4",
}
"""The rows that need a browser, a printer of papers, or more programs than this one; and what measures them."""
ROWS = {
    row.key: row
    for row in (
        _talk("S1", f"1,000 phones, {HUNDRED}",
              "last phone p99 at most 1.25 x raw and 120 ms; half a core; 0 missing", Load(1000, 100, 10)),
        _talk("S2", "1,000 phones, single acts, 20 a second",
              "last phone p99 at most 50 ms; 1.4 x raw CPU a delivery", Load(1000, 20, 10, votes=False)),
        _talk("S2b", "1,000 phones, single acts, 40 a second",
              "last phone p99 at most 50 ms; 1.4 x raw CPU a delivery", Load(1000, 40, 10, votes=False)),
        _talk("S3", "1,000 phones, 60 votes a second, each told of alone",
              "480 messages a phone in 8 s (60 a second); last phone p99 250 ms", Load(1000, 60, 8, gap_ms=0)),
        _talk("S4", f"2,000 phones, {HUNDRED}", "last phone p99 170 ms", Load(2000, 100, 10)),
        _talk("S4b", f"5,000 phones, {HUNDRED}", "last phone p99 400 ms", Load(5000, 100, 10)),
        Row("S5", "1,000 join in 10 s: page, socket, first state",
            "all in, 0 refused, wait p99 150 ms, 2.5 ms CPU a phone", (12, 24), joining),
        Row("S6", "200 vote within one second; 8 copies of one vote",
            "200 stored once and seen within 300 ms; 8 copies count once", (12, 6), rush(200)),
        _talk("S6b", "200 phones, one act at a time", "last phone p95 12 ms", Load(200, 10, 10, votes=False)),
        Row("S7", "memory with 1,000 phones and 5,000 events", "60 kB a phone; under 250 MB in all", (0, 40), memory),
        Row("S8", "CPU of an act at 100, 1,000, 5,000 and 20,000 events (2,000 cards)",
            "the last at most 1.2 x the first thousand", (0, 60), growth),
        Row("S9", "start, and opening a meeting of 5,000 events again", "first page 1.5 s; first look 150 ms",
            (25, 4), starting),
    )
}  # fmt: skip
