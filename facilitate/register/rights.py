"""Who may do what in the register: three doors and the reader of meetings, one table."""

from facilitate.register.declined import Declined
from facilitate.register.doer import Doer, Door

RIGHTS: dict[str, frozenset[Door]] = {
    "edit_need": frozenset({"organiser"}),
    "merge_needs": frozenset({"organiser"}),
    "settle_need": frozenset({"organiser"}),
    "undo": frozenset({"organiser"}),
}
"""What is not here may be done by nobody; what each door may do with rows of its own only is told beside the deed."""

NAMES: dict[Door, dict[str, str]] = {
    "organiser": {"zh": "主办方", "en": "the organiser"},
    "unit": {"zh": "责任单位", "en": "the unit responsible"},
    "resident": {"zh": "居民", "en": "residents"},
}


def may(doer: Doer, verb: str) -> None:
    """Raises Declined(not_your_door), which names whose it is."""
    allowed = RIGHTS[verb]
    if doer.door not in allowed:
        whose = [NAMES[door] for door in NAMES if door in allowed]
        raise Declined("not_your_door", door={lang: joined(whose, lang) for lang in ("zh", "en")})


def joined(names: list[dict[str, str]], lang: str) -> str:
    """主办方或居民; the organiser or residents."""
    return ("或" if lang == "zh" else " or ").join(name[lang] for name in names)
