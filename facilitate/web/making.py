"""How far the papers are for which somebody waits: her page asks, and when it asks no longer the rest is not made."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from facilitate.papers.doing import Abandoned, Doing
from facilitate.papers.kinds import NAMES
from facilitate.web.i18n import _, pick

GONE = 20.0
"""Seconds without a question after which a page that has asked before is taken to be closed."""
KEPT = 64
MAX_ID = 40


@dataclass
class Job:
    """One wish: `of` papers, of which some are done; the one told of last, by name and form, and how far it is."""

    of: int = 1
    done: int = 0
    name: str = ""
    ext: str = ""
    doing: Doing = field(default_factory=Doing)
    asked: float | None = None
    fault: tuple[str, str] | None = None
    over: bool = False

    def says(self) -> str:
        """In the reader's words."""
        if self.fault:
            return pick({"zh": self.fault[0], "en": self.fault[1]})
        if self.over:
            return _("做好了，在“下载”里。") if self.of > 1 else ""
        if self.of == 1:
            return _how_far(self.doing) or _("正在做……")
        title = pick({"zh": NAMES[self.name].title.zh, "en": NAMES[self.name].title.en}) if self.name else ""
        at = min(self.done + 1, self.of)
        said = _("第 {at} 份，共 {of} 份：{title} {form}", at=at, of=self.of, title=title, form=self.ext.upper())
        return " · ".join(part for part in (said, _how_far(self.doing)) if part)


def _how_far(doing: Doing) -> str:
    if doing.before:
        return _("排队中，前面还有 {n} 份", n=doing.before)
    elif doing.printed:
        return _("排好了，正在写成 PDF……")
    return _("第 {page} 页……", page=doing.page) if doing.page else ""


class Making:
    """The wishes of the last while, each under the id that its page has made up."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._jobs: OrderedDict[tuple[str, str], Job] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, code: str, id: str, of: int) -> Job:
        """A wish; without an id nobody asks how far it is, and it is made to its end."""
        job = Job(of)
        if 0 < len(id) <= MAX_ID:
            with self._lock:
                self._jobs[code, id] = job
                while len(self._jobs) > KEPT:
                    self._jobs.popitem(last=False)
        return job

    def look(self, code: str, id: str, *, stop: bool = False) -> Job | None:
        """Somebody asks how far it is, or wants it no more (`stop`)."""
        job = self._jobs.get((code, id))
        if job is not None:
            job.asked = self._now() - (2 * GONE if stop else 0)
        return job

    def hear(self, job: Job, name: str, ext: str, doing: Doing) -> None:
        """How far one paper of it is. Raises Abandoned when nobody asks any more."""
        if job.asked is not None and self._now() - job.asked > GONE:
            raise Abandoned
        job.name, job.ext, job.doing = name, ext, doing


making = Making()
