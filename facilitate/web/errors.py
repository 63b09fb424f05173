"""What a person reads when something cannot be done: what it is and what to do next, never a trace."""

import logging
from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from facilitate.core.refusals.refusal import Refused
from facilitate.store.fullness import is_full
from facilitate.web.words import say

log = logging.getLogger(__name__)
WORDS = {
    400: ("这一步没有走通", "请退回上一页再试一次。您写的还在那一页里。"),
    401: ("请先进会场", "请扫大屏上的二维码，或者在下面写会议码。"),
    403: ("这里需要钥匙", "这一页只给办会的人。请用工作人员给您的链接打开；只是来参加的，写会议码就能进会场。"),
    404: (
        "没有找到",
        "会议码对不上，或者会已经开完、门已经关上。请看一眼大屏上的会议码再写一遍；还不行，请找工作人员。",
    ),
    413: ("太大了", "文件或文字太大，没有收下。请弄小一些再试。"),
    429: ("请稍等", "一下子来得太多了，过几秒再试一次。没有丢东西。"),
    500: ("出了点毛病", "这一步没有做成，已经记下来了。会议的内容都在，请再试一次；还不行，请用纸卡，会照样开。"),
    503: ("暂时忙不过来", "请过几秒再试一次。没有丢东西。"),
}
FULL = "这台电脑的硬盘满了，没有存下来。请腾出地方再试一次；您写的还在上一页里。"
CODE_ENTRY = (401, 403, 404)
AT_A_DOOR = {
    403: ("请先登录", "这一步要登录以后才能做。登录好了退回上一页，您写的还在那一页里。"),
    404: ("没有找到", "没有这一页，可能地址抄漏了。请从首页再找一找。"),
}
"""The same at the doors of the register, where nobody has come for a meeting."""
HOMES = {"registers": "/registers/needs", "unit": "/unit/", "c": "/c/"}


def init_app(app: Flask) -> None:
    """Answer every fault in words: as a page for people, as a refusal in both languages for programs."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Exception, _unforeseen)


def _http(fault: HTTPException) -> Response:
    if fault.response is not None:
        return make_response(fault.response)
    else:
        return answer(fault.code or 500)


def _stale_form(_fault: CSRFError) -> Response:
    return answer(400)


def _refused(refused: Refused) -> Response:
    wire = refused.wire()
    return _answer(
        refused.status,
        {lang: (WORDS[400][0] if lang == "zh" else say("en", WORDS[400][0]), wire[lang]) for lang in ("zh", "en")},
        refused.rule,
        params=refused.params,
    )


def _unforeseen(fault: Exception) -> Response:
    if is_full(fault):
        log.error("%s %s failed: the disk is full", request.method, request.path)
        return told(503, FULL, say("en", FULL))
    log.exception("%s %s failed", request.method, request.path, exc_info=fault)
    return answer(500)


def answer(status: int) -> Response:
    """The page or the JSON for that status; one and the same for everybody."""
    zh = (AT_A_DOOR if _home() else WORDS).get(status) or WORDS.get(status, WORDS[400])
    return _answer(status, {"zh": zh, "en": (say("en", zh[0]), say("en", zh[1]))}, f"http_{status}")


def told(
    status: int, zh: str, en: str, instead: Mapping[str, str] = {}, head: tuple[str, str] | None = None
) -> Response:
    """A fault in its own words; `instead`: addresses of what can be had all the same, by what they are called; `head`: what it is
    called, in both languages, where the status alone would say something else."""
    usual = WORDS.get(status, WORDS[400])[0]
    called = head or (usual, say("en", usual))
    return _answer(
        status,
        {"zh": (called[0], zh), "en": (called[1], en)},
        f"http_{status}",
        instead,
    )


def _answer(
    status: int, told: dict[str, tuple[str, str]], rule: str, instead: Mapping[str, str] = {}, params: Mapping[str, Any] = {}
) -> Response:  # fmt: skip
    if _asked_by_program():
        refusal = {"rule": rule, "zh": told["zh"][1], "en": told["en"][1], **({"params": params} if params else {})}
        more = {"instead": list(instead.values())} if instead else {}
        return make_response(jsonify(ok=False, refusal=refusal, **more), status)
    else:
        return make_response(_page(status, told, instead), status)


def _page(status: int, told: dict[str, tuple[str, str]], instead: Mapping[str, str]) -> str:
    from facilitate.web.i18n import _, lang

    head, text = told["en"] if lang() == "en" else (_(told["zh"][0]), _(told["zh"][1]))
    home = "/in" if _home() and status == 403 else _home()
    entry = status in CODE_ENTRY and not home and not instead
    return render_template(
        "error.html",
        screen="join",
        head=head,
        text=text,
        code_entry=entry,
        home=home,
        instead=instead,
        again=status not in CODE_ENTRY,
    )


def _home() -> str:
    """The first page of the register's door at which this was asked for; empty elsewhere."""
    return HOMES.get(request.path.split("/")[1], "")


def _asked_by_program() -> bool:
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return request.is_json or best == "application/json" or "Authorization" in request.headers
