"""A small reader of JSON Schema, as much of it as the API's document uses; an unknown word in a schema fails the test."""

from __future__ import annotations

from typing import Any

KNOWN = {
    "$ref", "type", "properties", "required", "items", "anyOf", "additionalProperties", "enum", "format", "title",
    "description", "default",
}  # fmt: skip
TYPES = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None), "array": list,
    "object": dict,
}  # fmt: skip


def faults(document: dict[str, Any], schema: dict[str, Any], value: Any, at: str = "$") -> list[str]:
    """Where the value is not as the schema says."""
    assert set(schema) <= KNOWN, f"{at}: {set(schema) - KNOWN}"
    if "$ref" in schema:
        target = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return faults(document, target, value, at)
    if "anyOf" in schema:
        found = [faults(document, one, value, at) for one in schema["anyOf"]]
        return [] if any(not each for each in found) else [f"{at}: none of {len(found)}"]
    wrong = _type(schema, value, at)
    if wrong or "enum" in schema:
        return wrong or ([] if value in schema["enum"] else [f"{at}: {value!r} is not one of the list"])
    if isinstance(value, dict):
        return _object(document, schema, value, at)
    if isinstance(value, list) and "items" in schema:
        return [each for n, item in enumerate(value) for each in faults(document, schema["items"], item, f"{at}[{n}]")]
    return []


def _type(schema: dict[str, Any], value: Any, at: str) -> list[str]:
    wanted = schema.get("type")
    if wanted is None or (isinstance(value, TYPES[wanted]) and not (wanted == "integer" and isinstance(value, bool))):
        return []
    return [f"{at}: {value!r} is no {wanted}"]


def _object(document: dict[str, Any], schema: dict[str, Any], value: dict[str, Any], at: str) -> list[str]:
    known = schema.get("properties", {})
    found = [f"{at}: {name} is missing" for name in schema.get("required", []) if name not in value]
    others = schema.get("additionalProperties", True)
    for name, part in value.items():
        if name in known:
            found += faults(document, known[name], part, f"{at}.{name}")
        elif others is False:
            found.append(f"{at}: {name} is not told")
        elif isinstance(others, dict):
            found += faults(document, others, part, f"{at}.{name}")
    return found
