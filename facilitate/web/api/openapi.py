"""The OpenAPI 3.1 document, made from the table of calls and from the same structs that the answers are made of."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from facilitate import __version__
from facilitate.register.feed import FILTERS, MOST
from facilitate.web.api.calls import CALLS, Call
from facilitate.web.api.shapes import Failed, Page

BASE = "/api/v1"
FAULTS = {"list": (400, 401, 403, 429), "one": (401, 403, 404, 429)}
WRITES = (400, 401, 403, 404, 409, 413, 422, 429)
MEANINGS = {
    400: "The query or the body was not understood.", 401: "There is no key, or not a right one.",
    403: "The key, or the unit in whose name it acts, may not do this.", 404: "There is no such row, or this key may not read it.",
    409: "It has been done or changed already.", 413: "The body is too big.", 422: "Something in the body is missing or wrong.",
    429: "Too many calls; Retry-After tells how long to wait.",
}  # fmt: skip
DEED = {
    "Deed": {"description": "The number of the deed, by which a page takes it back.", "schema": {"type": "integer"}}
}


@cache
def document() -> dict[str, Any]:
    """The whole of it."""
    answers = [Page[call.answer] if call.kind == "list" else call.answer for call in CALLS]  # type: ignore[name-defined]
    wishes = [call.wish for call in CALLS if call.wish]
    shown, parts = msgspec.json.schema_components(
        [Failed, *answers, *wishes], ref_template="#/components/schemas/{name}"
    )
    schema = dict(zip([Failed, *answers, *wishes], shown, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for call, answer in zip(CALLS, answers, strict=True):
        paths.setdefault(BASE + call.path, {})[call.method.lower()] = _operation(call, schema[answer], schema)
    return {
        "openapi": "3.1.0",
        "info": {"title": "facilitate: the registers", "version": __version__, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": parts,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"key": []}],
    }


def _operation(call: Call, answer: Any, schema: dict[Any, Any]) -> dict[str, Any]:
    status = "201" if call.kind == "make" else "200"
    good: dict[str, Any] = {"description": call.en, "content": _json(answer)}
    faults = FAULTS.get(call.kind, WRITES)
    told: dict[str, Any] = {
        "operationId": "_".join(filter(None, (call.step or call.kind, call.name))),
        "summary": call.en,
        "description": call.zh,
        "parameters": _parameters(call),
        "responses": {status: good | ({"headers": DEED} if call.wish else {})}
        | {str(fault): {"description": MEANINGS[fault], "content": _json(schema[Failed])} for fault in faults},
    }
    if call.wish:
        told["requestBody"] = {"required": True, "content": _json(schema[call.wish])}
    return told


def _parameters(call: Call) -> list[dict[str, Any]]:
    if call.kind == "list":
        wanted = {name: {"type": "string"} for name in ("cursor", "q", *FILTERS[call.name])}
        limit = {"limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": 50}}
        return [{"name": name, "in": "query", "schema": shape} for name, shape in (wanted | limit).items()]
    elif call.kind == "make":
        return []
    else:
        return [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 0}}]


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
