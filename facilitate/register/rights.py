"""Who may do what in the register: three doors and the reader of meetings, one table."""

from facilitate.register.declined import Declined
from facilitate.register.doer import Doer, Door

RIGHTS: dict[str, frozenset[Door]] = {
    "edit_need": frozenset({"organiser"}),
    "merge_needs": frozenset({"organiser"}),
    "settle_need": frozenset({"organiser"}),
    "take_need": frozenset({"organiser", "unit"}),
    "release_need": frozenset({"organiser", "unit"}),
    "add_evidence": frozenset({"organiser", "unit"}),
    "remove_evidence": frozenset({"organiser"}),
    "make_unit": frozenset({"organiser"}),
    "edit_unit": frozenset({"organiser"}),
    "merge_units": frozenset({"organiser"}),
    "hand_over": frozenset({"organiser"}),
    "keep_groups": frozenset({"organiser"}),
    "sign_up": frozenset({"organiser", "resident"}),
    "sign_off": frozenset({"organiser", "resident"}),
    "keep_accounts": frozenset({"organiser"}),
    "share_meeting": frozenset({"organiser"}),
    "hand_meeting": frozenset({"organiser"}),
    "open_meeting": frozenset({"organiser"}),
    "keep_house": frozenset({"organiser"}),
    "publish_offer": frozenset({"organiser", "unit"}),
    "edit_offer": frozenset({"organiser", "unit"}),
    "withdraw_offer": frozenset({"organiser", "unit"}),
    "bring_back_offer": frozenset({"organiser", "unit"}),
    "fulfil_offer": frozenset({"organiser", "unit"}),
    "take_up_offer": frozenset({"organiser"}),
    "show_offer": frozenset({"organiser"}),
    "propose_match": frozenset({"unit"}),
    "confirm_match": frozenset({"organiser", "unit"}),
    "decline_match": frozenset({"organiser", "unit"}),
    "end_match": frozenset({"organiser", "unit"}),
    "keep_rooms": frozenset({"organiser"}),
    "plan_meetings": frozenset({"organiser"}),
    "leave_card": frozenset({"organiser", "resident"}),
    "change_card": frozenset({"organiser", "resident"}),
    "sort_cards": frozenset({"organiser"}),
    "give_promise": frozenset({"organiser"}),
    "report_promise": frozenset({"organiser", "unit"}),
    "speak_of_promise": frozenset({"resident"}),
    "enter_voices": frozenset({"organiser"}),
    "answer_return": frozenset({"organiser", "resident"}),
    "keep_results": frozenset({"organiser"}),
    "add_need": frozenset({"organiser"}),
    "keep_keys": frozenset({"organiser", "unit"}),
    "keep_hooks": frozenset({"organiser"}),
    "remind": frozenset({"organiser"}),
    "keep_series": frozenset({"organiser"}),
    "be_known": frozenset({"resident"}),
    "same_person": frozenset({"organiser"}),
    "describe_community": frozenset({"organiser"}),
    "note_visit": frozenset({"organiser"}),
    "import_rows": frozenset({"organiser"}),
    "undo": frozenset({"organiser", "unit", "resident"}),
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
