"""A person who fills in a form as it stands on a page and presses its button: what is hidden or chosen already goes along."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


@dataclass
class Form:
    """`action` as it stands, `buttons` those that have a name; `values` what would go along if nothing were changed."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.here: Form | None = None
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.here = Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self.here)
        elif self.here is not None:
            self._inside(self.here, tag, told)

    def _inside(self, form: Form, tag: str, told: dict[str, str]) -> None:
        name = told.get("name", "")
        if name:
            form.names.add(name)
        if tag == "input" and name:
            kind = told.get("type", "text")
            if kind == "submit":
                form.buttons.append((name, told.get("value", "")))
            elif kind not in ("checkbox", "radio") or "checked" in told:
                form.values.setdefault(name, []).append(told.get("value", "on" if kind == "checkbox" else ""))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and ("selected" in told or self.select not in form.values):
            form.values[self.select] = [told.get("value", "")]
        elif tag == "textarea":
            self.area = name
            form.values[name] = [""]
        elif tag == "button" and name:
            form.buttons.append((name, told.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self.area and self.here is not None:
            self.here.values[self.area] = [self.here.values[self.area][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.here = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""


def forms(page: str) -> list[Form]:
    """Every form of a page."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def fill(browser: FlaskClient, address: str, action: str = "", **wish: str | list[str]) -> TestResponse:
    """Open the page, fill in the form that is sent to `action` (or the one that has all these fields), press its button.
    The page that follows; one that refuses fails the test."""
    page = browser.get(address)
    assert page.status_code == 200, (address, page.status_code)
    found = [
        form for form in forms(page.text)
        if form.method == "post" and (form.action.endswith(action) if action else True)
        and wish.keys() <= form.names | {name for name, _ in form.buttons}
    ]  # fmt: skip
    assert found, (address, action, list(wish), [(form.action, sorted(form.names)) for form in forms(page.text)])
    form = found[0]
    sent = form.values | {name: [value] if isinstance(value, str) else value for name, value in wish.items()}
    answer = browser.post(form.action or address, data=sent, headers={"Referer": f"http://localhost{address}"})
    assert answer.status_code in (200, 303), (address, action, wish, answer.status_code, answer.text[-3000:])
    return browser.get(answer.headers["Location"]) if answer.status_code == 303 else answer
