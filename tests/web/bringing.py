"""Sheets brought to the organiser's door, for tests."""

from __future__ import annotations

import io
import re
from typing import Any

from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.web.pages_app import token_in

HOME = "/registers/imports"
HEADS = ["需求内容", "类别", "地点", "户数"]
LAMP = ["路灯不亮", "公共安全与消防", "三单元", "24"]
SECRET = ["夜里有人吵骂", "妇女维权与家事调解", "5号楼", "1"]


def send(browser: FlaskClient, data: bytes, name: str = "台账.xlsx", into: str = "needs") -> TestResponse:
    file = FileStorage(io.BytesIO(data), filename=name)
    boundary, body = encode_multipart({"csrf_token": token_in(browser.get(HOME).text), "into": into, "file": file})
    return browser.post(HOME, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def press(browser: FlaskClient, page: str, action: str, **more: str) -> TestResponse:
    return browser.post(action, data={"csrf_token": token_in(browser.get(page).text), **more})


def named(browser: FlaskClient, where: str) -> str:
    """The columns as they were guessed; the import's page."""
    page = browser.get(where).text
    chosen = re.findall(r'<select class="field" name="(c\d+)".*?</select>', page, re.S)
    told = {name: (re.search(rf'name="{name}".*?</select>', page, re.S) or [""])[0] for name in chosen}
    form = {name: (re.search(r'value="(\w*)" selected', text) or ["", ""])[1] for name, text in told.items()}
    hidden = dict(re.findall(r'type="hidden" name="(sheet|head)" value="(\d+)"', page))
    answer = press(browser, where, where, **form, **hidden)
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def imported(browser: FlaskClient, data: bytes, name: str = "台账.xlsx", into: str = "needs") -> str:
    """The page of an import that has come in."""
    page = named(browser, send(browser, data, name, into).location)
    assert press(browser, page, f"{page}/begin").status_code == 303
    return page


def table(data: bytes) -> list[list[Any]]:
    return [list(row) for row in load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)]
