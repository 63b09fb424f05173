"""/metrics for programs that watch: the text form of Prometheus, made of counts alone. No meeting, person or text is named.

Written here and not by a library: it is a page of plain numbers, which the hot path raises without a lock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask import Blueprint, Response, current_app, request

from facilitate import __version__
from facilitate.service.counting import Counts, Histogram, counts
from facilitate.web.cookies import bearer
from facilitate.web.pulse import Pulse
from facilitate.web.sight import context

pages = Blueprint("metrics", __name__)
FORM = "text/plain; version=0.0.4; charset=utf-8"
HERE = ("127.0.0.1", "::1")
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
"""Heads by which a proxy shows: whoever comes through it only seems to come from this machine."""


@pages.get("/metrics")
def metrics() -> Response:
    """For the organiser's key as Bearer; where FACILITATE_METRICS is "local", for programs on this machine too."""
    if not _may():
        return Response("401\n", 401, {"WWW-Authenticate": "Bearer"}, mimetype="text/plain")
    text = "".join(f"{line}\n" for line in told(counts, current_app.extensions["pulses"].own()))
    return Response(text, content_type=FORM, headers={"Cache-Control": "no-store"})


def told(done: Counts, now: Pulse) -> Iterator[str]:
    """Line by line."""
    yield from _head("build_info", "gauge", "The version that runs")
    yield f'facilitate_build_info{{version="{__version__}"}} 1'
    yield from _one("acts_total", "counter", "Acts that phones and scripts sent", done.acts)
    yield from _each("refusals_total", "Acts that were refused, by rule", "rule", done.refused)
    yield from _histogram("commit_seconds", "How long a commit took, until it was on the disk", done.commits)
    yield from _histogram("batch_acts", "Acts that shared one commit", done.batches)
    yield from _one("frames_sent_total", "counter", "Frames handed to phones", done.frames)
    yield from _one("sent_bytes_total", "counter", "Bytes of these frames", done.bytes)
    yield from _one("phones_cut_total", "counter", "Phones cut because too much waited for them", done.cut)
    yield from _one("phones", "gauge", "Phones and screens connected to this process", now.phones)
    yield from _one("phones_behind", "gauge", "Of them, those for which something waits", now.behind)
    yield from _one("phone_queue_max_bytes", "gauge", "The most that waits for one phone", now.most)
    yield from _one("meetings", "gauge", "Meetings in memory", now.meetings)
    yield from _one("disk_free_bytes", "gauge", "Free on the disk of the data folder", now.free)


def _may() -> bool:
    here = context().config.metrics == "local" and request.remote_addr in HERE
    return (here and not any(name in request.headers for name in PASSED_ON)) or context().access.is_organiser(
        bearer(request)
    )


def _head(name: str, kind: str, words: str) -> Iterator[str]:
    yield f"# HELP facilitate_{name} {words}."
    yield f"# TYPE facilitate_{name} {kind}"


def _one(name: str, kind: str, words: str, value: float) -> Iterator[str]:
    yield from _head(name, kind, words)
    yield f"facilitate_{name} {value}"


def _each(name: str, words: str, label: str, values: Mapping[str, int]) -> Iterator[str]:
    """The labels are codes of ours, which need no quoting."""
    yield from _head(name, "counter", words)
    for code in sorted(values):
        yield f'facilitate_{name}{{{label}="{code}"}} {values[code]}'


def _histogram(name: str, words: str, found: Histogram) -> Iterator[str]:
    """Each line counts what was up to its bound, so the last counts all."""
    yield from _head(name, "histogram", words)
    whole = 0
    for bound, count in zip((*map(str, found.bounds), "+Inf"), found.counts, strict=True):
        whole += count
        yield f'facilitate_{name}_bucket{{le="{bound}"}} {whole}'
    yield f"facilitate_{name}_sum {found.sum}"
    yield f"facilitate_{name}_count {whole}"
