"""The organiser's page of how the house is: phones, disk, what was kept last, what was refused lately, in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, current_app, make_response, redirect, render_template, request

from facilitate import __version__
from facilitate.core.refusals.refusal import REFUSALS
from facilitate.store.database import describe
from facilitate.web.amounts import ago, size
from facilitate.web.backups import backups
from facilitate.web.fanout import HELD_BYTES
from facilitate.web.home import is_organiser
from facilitate.web.i18n import _, lang
from facilitate.web.pulse import Pulse
from facilitate.web.pulses import Health
from facilitate.web.sight import context

pages = Blueprint("health", __name__)
AGAIN_SECONDS = 10
LITTLE = 1_000_000_000
"""Bytes of free disk below which the page warns."""
SLOW = 0.25
"""Seconds: a commit that took longer is told as slow."""
HOLE = re.compile(r"\{[^}]*\}")


@pages.get("/health")
def health() -> Any:
    """For organisers; drawn again by itself, unless it is to stand still."""
    still = "still" in request.args
    if not is_organiser():
        return redirect(f"/in?{urlencode({'next': request.path})}", 303)
    services, pulses = context(), current_app.extensions["pulses"]
    house = pulses.health()
    numbers = sorted({*range(1, services.config.workers + 1), *house.heard})
    free = house.heard[pulses.me][0].free
    page = render_template(
        "health.html", house=house, now=house.all, headline=headline(house), step=step, size=size, free=free,
        few=free < LITTLE, most=HELD_BYTES, kept=kept(house.all, services.clock.now()), slow=house.all.took > SLOW,
        refused=refused(house.all.refused), version=__version__, numbers=numbers, still=still, backups=backups(),
        store=services.in_writer(lambda: describe(services.engine)),
        meetings=len(services.door.memory.held().keys() | services.crowd.others.meetings()),
    )  # fmt: skip
    answer = make_response(page)
    if not still:
        answer.headers["Refresh"] = str(AGAIN_SECONDS)
    return answer


def headline(house: Health) -> str:
    """The one sentence that is read from afar. It says "all" only where everybody was heard."""
    if house.deaf:
        return _("只知道这一个进程：{words}", words=step(house.all))
    elif house.silent:
        who = _("、").join(map(str, house.silent))
        return _("听到 {n} 部手机，第 {who} 个进程没有声音", n=house.all.phones, who=who, k=len(house.silent))
    elif house.unheard:
        return _("到现在听到 {n} 部手机，还有 {k} 个进程没有消息", n=house.all.phones, k=len(house.unheard))
    else:
        return step(house.all)


def step(now: Pulse) -> str:
    """How many phones, and whether all have what there is."""
    if not now.phones:
        return _("现在没有手机连着")
    elif now.behind:
        return _("{n} 部手机在线，{m} 部还没跟上", n=now.phones, m=now.behind)
    else:
        return _("{n} 部手机在线，全部同步", n=now.phones)


def kept(now: Pulse, at: int) -> str:
    """When something was made durable last, seen at that moment (server ms), and how long that took; "" where nothing was."""
    if not now.kept:
        return ""
    return _("{ago}，用了 {ms} 毫秒", ago=ago((at - now.kept) / 1000), ms=round(now.took * 1000, 1))


def refused(found: Mapping[str, int]) -> list[tuple[str, int]]:
    """What was refused and how often, most often first; what a reason says of one case is left out."""
    often = sorted(found.items(), key=lambda one: -one[1])
    return [(HOLE.sub("…", _side(rule)), number) for rule, number in often]


def _side(rule: str) -> str:
    words = REFUSALS.get(rule)
    if words is None:  # another process is a newer version
        return rule
    return words.en if lang() == "en" else words.zh
