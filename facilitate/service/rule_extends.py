"""A rule that says only how it differs from another: `extends`, laid over its base."""

from typing import Any

Plain = dict[str, Any]


def laid_over(base: Plain, own: Plain) -> Plain:
    """`own` over `base`: tables merge, lists replace, stages are merged by their id at any depth."""
    merged = _tables(base, {key: value for key, value in own.items() if key != "stages"})
    changes = {stage["id"]: stage for stage in own["stages"]}
    merged.pop("extends", None)
    return merged | {"stages": _stages(base["stages"], changes)}


ALWAYS = ("id", "version", "extends", "title", "purpose", "stages", "roles", "outputs")  # stand in every file


def changes(own: Plain) -> tuple[str, ...]:
    """What a variant lays over its base, as dotted paths: `articles`, `roles.host`, `debate.floor`."""
    found = [key for key in own if key not in ALWAYS]
    return (*found, *(f"roles.{role}" for role in own["roles"]), *_in_stages(own["stages"]))


def _in_stages(stages: list[Plain]) -> list[str]:
    found = []
    for stage in stages:
        found += [f"{stage['id']}.{key}" for key in stage if key not in ("id", "title", "stages")]
        found += _in_stages(stage.get("stages", []))
    return found


def stage_ids(stages: list[Plain]) -> list[str]:
    """The ids of all stages at any depth, in file order."""
    return [id for one in stages for id in (one["id"], *stage_ids(one.get("stages", [])))]


def _tables(base: Plain, own: Plain) -> Plain:
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _tables(merged[key], value) if both else value
    return merged


def _stages(stages: list[Plain], changes: dict[str, Plain]) -> list[Plain]:
    found = []
    for stage in stages:
        nested = {"stages": _stages(stage["stages"], changes)} if "stages" in stage else {}
        found.append(_tables(stage | nested, changes.get(stage["id"], {})))
    return found
