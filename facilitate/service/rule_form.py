"""The form of one part of a rule file, drawn from the shape it must have: every key, what stands there, what may."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec.inspect as shapes

from facilitate.core.language.key_terms import KEY_TERMS
from facilitate.core.language.rule_terms import TERMS
from facilitate.core.language.rules import Rule, Stage
from facilitate.service.rule_shape import TRUE
from facilitate.service.rule_tree import both, child, pairs, picked, plain, texts
from facilitate.service.rule_voice import RELATIONS, THINGS
from facilitate.service.yamltree import Listing, Node, Scalar, Table

ROLES = {"roles", "voters", "apart", "last", "stay"}
SETS = {"of", "about", "from", "what", "to", "onto"}
FILL = {"zh": "请填写", "en": "please fill in"}

Field = dict[str, Any]


def form(tree: Node, path: tuple[str | int, ...]) -> list[Field]:
    """The fields of the rule (`path` empty) or of one stage in it; stages inside are parts of their own."""
    node: Node | None = tree
    for key in path:
        node = child(node, key)
    kind = Stage if path else Rule
    fields = _fields(_shape(kind), node, list(path), Names(tree))
    return [one for one in fields if one["key"] != "stages"]


class Names:
    """What the file calls its roles and what it picks, as choices for the form."""

    def __init__(self, tree: Node) -> None:
        roles = child(tree, "roles")
        found = [(key.text, child(value, "title")) for key, value in pairs(roles)]
        self.roles = [_choice(name, *both(title, name)) for name, title in found]
        self.roles += [
            _choice(name, *words) for name, words in RELATIONS.items() if name not in {one for one, _ in found}
        ]
        kinds = [_choice(word, *words) for word, words in TERMS["write.kind"].items()]
        places = [_choice(word, *words) for word, words in THINGS.items()]
        chosen = [_choice(one, one, one) for one in picked(child(tree, "stages"))]
        self.sets = [*kinds, *chosen, *places]


def _fields(shape: shapes.StructType, node: Node | None, path: list[Any], names: Names) -> list[Field]:
    kind = shape.cls.__name__.lower()
    return [_field(kind, field, child(node, field.encode_name), path, names) for field in shape.fields]


def _field(kind: str, field: shapes.Field, node: Node | None, path: list[Any], names: Names) -> Field:
    key, shape = field.encode_name, _bare(field.type)
    here = [*path, key]
    found: Field = {
        "key": key, "path": here, "label": _words(KEY_TERMS[f"{kind}.{key}"]), "required": field.required,
        "kind": _kind(key, shape), "set": node is not None, "make": _make(key, shape, names),
    }  # fmt: skip
    if choices := _choices(kind, key, shape, names):
        found["choices"] = choices
    if node is not None:
        found |= {"line": node.line} | _value(found["kind"], shape, node, here, names)
    return found


def _kind(key: str, shape: shapes.Type) -> str:
    """By what kind of control a value is given."""
    match shape:
        case shapes.StructType(cls=cls):
            return "both" if cls.__name__ == "Text" else "group"
        case shapes.DictType():
            return "allow" if key == "allow" else "table"
        case shapes.VarTupleType(item_type=item):
            inner = _bare(item)
            if isinstance(inner, shapes.StructType):
                return "list"
            if isinstance(inner, shapes.IntType):
                return "numbers"
            return "words" if isinstance(inner, shapes.LiteralType) or key in ROLES else "texts"
        case shapes.LiteralType():
            return "word"
        case shapes.BoolType():
            return "yes"
        case shapes.StrType():
            return "name" if key in SETS or key == "host" else "text"
    return "number"


def _choices(kind: str, key: str, shape: shapes.Type, names: Names) -> list[Field]:
    inner = _bare(shape.item_type) if isinstance(shape, shapes.VarTupleType) else shape
    if isinstance(inner, shapes.LiteralType):
        words = TERMS.get(f"{kind}.{key}", {})
        return [_choice(str(one), *words.get(str(one), (str(one), str(one)))) for one in _ordered(inner.values, words)]
    if key == "allow":
        return [_choice(word, *words) for word, words in TERMS["stage.allow"].items()]
    if key in ROLES or key == "host":
        return names.roles
    return names.sets if key in SETS else []


def _ordered(values: Iterable[Any], words: dict[str, Any]) -> list[Any]:
    order = list(words)
    return sorted(values, key=lambda one: order.index(one) if one in order else len(order))


def _value(kind: str, shape: shapes.Type, node: Node, path: list[Any], names: Names) -> Field:
    match kind, shape, node:
        case "both", _, Table():
            return {"value": {"zh": plain(child(node, "zh")), "en": plain(child(node, "en"))}}
        case "group", shapes.StructType(), Table():
            return {"fields": _fields(shape, node, path, names)}
        case "list", shapes.VarTupleType(item_type=item), Listing(items=items):
            inner: Any = _bare(item)
            rows: list[Field] = [
                {"path": [*path, n], "fields": _fields(inner, one, [*path, n], names)} for n, one in enumerate(items)
            ]
            return {"items": rows, "new": _made(inner, names)}
        case "table", shapes.DictType(value_type=value), Table(pairs=entries):
            inner = _bare(value)
            made = [(key.text, [*path, key.text], one) for key, one in entries]
            named: list[Field] = [
                {"name": name, "path": at, "fields": _fields(inner, one, at, names)} for name, at, one in made
            ]
            return {"items": named, "new": _made(inner, names)}
        case "allow", _, Table(pairs=entries):
            rows = [{"verb": key.text, "path": [*path, key.text], "value": texts(one)} for key, one in entries]
            return {"items": rows, "roles": names.roles}
        case "words" | "texts" | "numbers", _, Listing():
            return {"value": texts(node)}
        case "yes", _, Scalar(text=text):
            return {"value": text in TRUE}
        case _, _, Scalar(text=text):
            return {"value": text}
    return {"kind": "odd", "value": ""}


def _make(key: str, shape: shapes.Type, names: Names) -> Any:
    """What is written when the key is added."""
    role = names.roles[0]["word"] if names.roles else "member"
    match shape:
        case shapes.StructType():
            return _made(shape, names)
        case shapes.DictType():
            return {"speak": [role]} if key == "allow" else {}
        case shapes.VarTupleType(item_type=item):
            inner = _bare(item)
            if isinstance(inner, shapes.StructType):
                return [_made(inner, names)]
            if isinstance(inner, shapes.IntType):
                return [10]
            return (
                [inner.values[0]] if isinstance(inner, shapes.LiteralType) else [role if key in ROLES else FILL["en"]]
            )
        case shapes.LiteralType():
            return shape.values[0]
        case shapes.BoolType():
            return True
        case shapes.StrType(pattern=pattern):
            return (
                "1/2"
                if pattern and "/" in pattern
                else role
                if key == "host"
                else "idea"
                if key in SETS
                else f"new_{key}"
            )
        case shapes.IntType(ge=least):
            return max(least or 1, 1)
    return 5


def _made(shape: shapes.StructType, names: Names) -> Field:
    """A new table with all that it must have."""
    if shape.cls.__name__ == "Text":
        return dict(FILL)
    needed = [field for field in shape.fields if field.required]
    return {field.encode_name: _make(field.encode_name, _bare(field.type), names) for field in needed}


def _choice(word: str, zh: str, en: str) -> Field:
    return {"word": word, "zh": zh, "en": en}


def _words(both: tuple[str, str]) -> Field:
    return {"zh": both[0], "en": both[1]}


def _bare(shape: shapes.Type) -> Any:
    if isinstance(shape, shapes.UnionType):
        return next(one for one in shape.types if not isinstance(one, shapes.NoneType))
    return shape


def _shape(kind: type) -> Any:
    return shapes.type_info(kind)
