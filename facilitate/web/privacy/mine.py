"""A participant's own page: everything kept of her in this meeting, to correct, withdraw, take along, or have erased."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request

from facilitate.core.person.erasing import each_text, plain_of, trace
from facilitate.core.person.reasoned import reasons_of
from facilitate.store import asking
from facilitate.web import again
from facilitate.web.forms import ActForm
from facilitate.web.i18n import reason
from facilitate.web.join import tidy
from facilitate.web.plain import whoever
from facilitate.web.privacy import calendar
from facilitate.web.room import acts
from facilitate.web.sight import context, look

pages = Blueprint("my_data", __name__)
WRITTEN = {"ItemWritten": "卡片", "ItemEdited": "改过的卡片", "Commented": "评论、提问", "Answered": "答复", "Offered": "愿意出的力",
           "ActionTaken": "认领的事", "ActionReported": "进展", "CorrectionAsked": "对纪要的意见", "FeelingSaid": "散会时的一句话",
           "MinutesConfirmed": "对纪要的确认", "Appealed": "申诉"}  # fmt: skip


@pages.get("/m/<code>/mine")
def show(code: str) -> Any:
    """What is kept, in plain words."""
    return _page(tidy(code))


@pages.post("/m/<code>/mine")
def do(code: str) -> Any:
    """Another name, a card taken back, the wish to be erased or its taking back."""
    code, form = tidy(code), ActForm()
    person = whoever(code)
    if not form.validate():
        return _page(code, form.stale(), 400)
    verb, services = form.verb.data, context()
    if verb == "erase":
        words = request.form.get("words") == "1"
        now = services.clock.now()
        services.book.aside(lambda connection: asking.ask(connection, code, person, words, now))
    elif verb == "keep":
        services.book.aside(lambda connection: asking.take_back(connection, code, person))
    else:
        args = {"name": request.form.get("name", "")} if verb == "rename" else {"item": request.form.get("item", "")}
        wish = {"verb": "rename" if verb == "rename" else "withdraw", "args": args, "op": form.op.data}
        refused = acts().carry_out(code, person, wish).refusal
        if refused is not None:
            return _page(code, reason(refused), refused.status)
    return redirect(f"/m/{code}/mine?done={verb}", 303)


@pages.get("/m/<code>/mine.json")
def take(code: str) -> Response:
    """All of it, for a program or for her files."""
    code = tidy(code)
    told = hers(code, whoever(code))
    answer = Response(json.dumps(told, ensure_ascii=False, indent=1, default=str), mimetype="application/json")
    answer.headers["Content-Disposition"] = f"attachment; filename=mine-{code}.json"
    return answer


@pages.get("/m/<code>/mine.html")
def take_page(code: str) -> Response:
    """All of it, to be read without this program."""
    code = tidy(code)
    person = whoever(code)
    sight = look(code, "room", person)
    page = render_template("privacy/take.html", told=hers(code, person), meeting=sight.one("meeting"), written=WRITTEN)
    answer = make_response(page)
    answer.headers["Content-Disposition"] = f"attachment; filename=mine-{code}.html"
    return answer


def hers(code: str, person: str) -> dict[str, Any]:
    """Everything that the meeting's log holds of her: who she is, when she was here, what she wrote, that she voted (how only where
    the vote was with names), how long she spoke, and each entry that she made, as it is kept."""
    services = context()
    with services.door.reading(code) as m:
        kept = services.in_writer(lambda: services.store.read(code))
        one, found = m.people.get(person), trace(m, kept.entries, person)
        voted = [ballot for ballot in m.ballots.all.values() if voted_in(ballot.voted, found.ids)]
        who = {"name": one.name, "group": one.group, "role": one.role, "phone": one.phone, "checked_in": one.checked_in,
               "household": one.household, "area": one.area, "joined": one.joined_at, "was_here": one.spans}  # fmt: skip
        spoke = [
            turn.seconds for floor in m.floors.values() for turn in floor.turns.values() if turn.person in found.ids
        ]
    own = [entry for entry in kept.entries if entry.person in found.ids]
    entries = [{"at": entry.at, "entered_by": entry.entered_by, **plain_of(entry.event)} for entry in own]
    return {
        "meeting": code, "person": found.person, **who, "names": sorted(found.names), "voted": [ballot.id for ballot in voted],
        "spoke": spoke, "written": [said for entry in own if (said := _said(plain_of(entry.event), found.ids))], "entries": entries,
        "reasons": sorted({text for entry in kept.entries for text in reasons_of(plain_of(entry.event), found.ids)}),
    }  # fmt: skip


def voted_in(voters: Any, ids: Any) -> bool:
    """Whether one of these has voted there."""
    return bool(set(voters) & set(ids))


def _said(plain: dict[str, Any], ids: Collection[str]) -> dict[str, Any] | None:
    if plain["type"] not in WRITTEN:
        return None
    texts: list[str] = []
    plain = {name: value for name, value in plain.items() if not (isinstance(value, str) and value in ids)}
    each_text(plain, lambda text: texts.append(text) or text)  # type: ignore[func-returns-value]
    return {"kind": plain["type"], "id": plain.get("id", ""), "texts": texts} if texts else None


def _page(code: str, refusal: str = "", status: int = 200) -> Any:
    person, services = whoever(code), context()
    sight = look(code, "room", person)
    with services.door.reading(code) as m:
        cards = [(item.id, item.text, item.state) for item in m.items.of(person)]
        ended = m.agenda.ended
    asked = services.book.read(lambda connection: asking.listed(connection, code))
    wish = next((one for one in asked if one.person == person and one.done is None), None)
    page = render_template(
        "privacy/mine.html", screen="after", meeting=sight.one("meeting"), me=sight.me, told=hers(code, person), cards=cards, wish=wish,
        due=calendar.one(services, code), known_as=again.here(), refusal=refusal, done=request.args.get("done"), ended=ended,
        typed=request.form if refusal else {}, form=ActForm(formdata=None), op=lambda: secrets.token_urlsafe(12), written=WRITTEN,
    )  # fmt: skip
    return make_response(page, status)
