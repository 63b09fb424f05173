"""The structs of a rule and the published schema say the same, key by key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec.inspect as shapes
import yaml

from facilitate.core.language.rules import Rule

SCHEMA = yaml.safe_load(Path("docs/developers/rule.schema.yaml").read_text(encoding="utf-8"))


def test_structs_and_schema_name_the_same_keys_words_and_bounds() -> None:
    told = dict(_from_schema(SCHEMA, "rule", set()))
    kept = dict(_from_structs(shapes.type_info(Rule), "rule", set()))

    assert set(told) == set(kept)
    assert {key: told[key] for key in told if told[key] != kept[key]} == {}


def _from_schema(node: dict[str, Any], at: str, seen: set[str]) -> Iterator[tuple[str, Any]]:
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        if f"{at}:{name}" in seen or (name == "stage" and "stage" in seen):
            return
        seen.add(name)
        yield from _from_schema(SCHEMA["$defs"][name], at, seen)
    elif "properties" in node:
        yield at, ("keys", frozenset(node["properties"]), frozenset(node.get("required", ())))
        for key, inner in node["properties"].items():
            yield from _from_schema(inner, f"{at}.{key}", seen)
    elif "additionalProperties" in node:
        yield from _words(f"{at}.*", node.get("propertyNames", {}).get("enum"))
        yield from _from_schema(node["additionalProperties"], f"{at}[]", seen)
    elif node.get("type") == "array":
        yield at, ("list", node.get("minItems"))
        yield from _from_schema(node["items"], f"{at}[]", seen)
    elif "enum" in node:
        yield from _words(at, node["enum"])
    else:
        bounds = (node.get("minimum"), node.get("minLength"), node.get("pattern"))
        yield at, ("value", node["type"], bounds)


def _from_structs(shape: shapes.Type, at: str, seen: set[str]) -> Iterator[tuple[str, Any]]:
    if isinstance(shape, shapes.UnionType):
        shape = next(one for one in shape.types if not isinstance(one, shapes.NoneType))
    if isinstance(shape, shapes.StructType):
        if shape.cls.__name__ == "Stage" and "stage" in seen:
            return
        seen.add(shape.cls.__name__.lower())
        fields = shape.fields
        yield (
            at,
            ("keys", frozenset(f.encode_name for f in fields), frozenset(f.encode_name for f in fields if f.required)),
        )
        for field in fields:
            yield from _from_structs(field.type, f"{at}.{field.encode_name}", seen)
    elif isinstance(shape, shapes.DictType):
        yield from _words(f"{at}.*", getattr(shape.key_type, "values", None))
        yield from _from_structs(shape.value_type, f"{at}[]", seen)
    elif isinstance(shape, shapes.VarTupleType):
        yield at, ("list", shape.min_length)
        yield from _from_structs(shape.item_type, f"{at}[]", seen)
    elif isinstance(shape, shapes.LiteralType):
        yield from _words(at, shape.values)
    else:
        kinds = {
            shapes.IntType: "integer",
            shapes.FloatType: "number",
            shapes.StrType: "string",
            shapes.BoolType: "boolean",
        }
        bounds = (getattr(shape, "ge", None), getattr(shape, "min_length", None), getattr(shape, "pattern", None))
        yield at, ("value", kinds[type(shape)], bounds)


def _words(at: str, words: Any) -> Iterator[tuple[str, Any]]:
    if words:
        yield at, ("words", frozenset(words))
