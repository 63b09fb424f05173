"""How to lead a method, for whoever has never done it: one page to print, and every stage with what to say and to look out for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, abort, make_response

from facilitate.core.language.rule_plan import Slot, planned_minutes, timeline
from facilitate.papers.howto import Method, Step, help_page, howto, html, one_page
from facilitate.papers.kinds import MIMES
from facilitate.papers.pdf import PdfFailed, press
from facilitate.papers.tongue import Tongue
from facilitate.service.guidance import guidance
from facilitate.service.rule_explain import when
from facilitate.service.rule_voice import Voice
from facilitate.service.rulefiles import RuleFile
from facilitate.web.assets import assets
from facilitate.web.i18n import lang
from facilitate.web.papers import SHEETS
from facilitate.web.rule_look import tongue
from facilitate.web.sight import context

pages = Blueprint("rule_howto", __name__)


@pages.get("/rules/<id>/<any(help,howto):which>.<any(html,pdf,docx):ext>")
def paper(id: str, which: str, ext: str) -> Any:
    """`help`: one page for the host's hand; `howto`: stage by stage. Anybody may read it: a rule is no secret."""
    found = context().rules.get(id)
    if found is None:
        abort(404)
    told, speaks = method(found), Tongue(tongue())
    try:
        data = _made(told, speaks, which, ext)
    except PdfFailed as fault:
        return make_response(fault.zh if lang() == "zh" else fault.en, 503)
    answer = Response(data, content_type=MIMES[ext])
    kind = "attachment" if ext == "docx" else "inline"
    answer.headers["Content-Disposition"] = f'{kind}; filename="{id}-{which}.{ext}"'
    return answer


def _made(told: Method, speaks: Tongue, which: str, ext: str) -> bytes:
    paper = help_page(told, speaks) if which == "help" else howto(told, speaks)
    if ext == "html":
        sheets = (*SHEETS, "css/print-en.css") if speaks.code == "en" else SHEETS
        return html(paper, speaks, tuple(assets().url(one) for one in sheets)).encode()
    if ext == "docx":
        from facilitate.papers.docx import docx

        return docx(paper, speaks)
    return one_page(told, speaks) if which == "help" else press(html(paper, speaks), 1).data


def method(found: RuleFile) -> Method:
    """What a host must know of a rule, in the reader's language."""
    v = Voice(found.rule, tongue())
    minutes = planned_minutes(found.rule)
    length = v.pick(f"约 {minutes:g} 分钟", f"about {v.minutes(minutes)}") if minutes else ""
    return Method(
        title=v.text(found.rule.title),
        purpose=v.text(found.rule.purpose),
        about=v.semi.join(filter(None, (v.range(found.rule.size), length))),
        version=v.pick(
            f"规则第 {found.rule.version} 版 · {found.sha256[:8]}", f"Rule {found.rule.version} · {found.sha256[:8]}"
        ),
        before=tuple(_before(v)),
        steps=tuple(_step(v, slot) for slot in timeline(found.rule)),
    )


def _before(v: Voice) -> Iterator[str]:
    """What to see to: who must be there, what is filled in, the papers to print."""
    groups = v.rule.groups
    if groups and groups.needed:
        names = v.list(map(v.group, groups.needed))
        yield v.pick(
            f"请到：{names}。缺一方，先想办法请到。", f"Ask to come: {names}. If one is missing, try to get them first."
        )
    for one in v.rule.settings:
        yield v.pick(f"填好：{one.title.zh}", f"Fill in: {one.title.en}")
    yield v.pick(
        "印好：规则墙报、扫码海报、带编号的纸卡、投票纸条、签到表（“打印”一个包）。",
        "Print: rules poster, join poster, numbered cards, ballot slips, sign-in sheet (one bundle under “Print”).",
    )
    yield v.pick("先彩排一遍，走到散会一次。", "Rehearse once, right to the end.")


def _step(v: Voice, slot: Slot) -> Step:
    lasts = v.days(slot.days) if slot.days else v.minutes(slot.minutes) if slot.minutes else ""
    many = f" × {slot.passes}" if slot.passes > 1 and lasts else ""
    book = guidance(v.rule.id, slot.stage)
    asked = (v.text(slot.stage.prompt),) if slot.stage.prompt else ()
    say = tuple(dict.fromkeys((*asked, *(v.text(one) for one in book.say))))
    return Step(
        when(v, slot),
        v.text(slot.stage.title),
        lasts + many,
        say[0] if say else "",
        say,
        tuple(v.text(one) for one in book.wrong),
    )
