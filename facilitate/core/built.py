"""What exists: the words of rule files the program can act on. A new engine adds its words here."""

from facilitate.core.rule_terms import TERMS


def _all(*keys: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(TERMS[key]) for key in keys}


def _some(key: str, words: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words.split())}


def _free(shape: str, fields: str) -> dict[str, None]:
    return {f"{shape}.{field}": None for field in fields.split()}


# A key's words that can be acted on; None: whatever stands there is taken as it is.
BUILT: dict[str, frozenset[str] | None] = {
    **_free("rule", "id version title purpose roles stages extends sources size articles groups conduct signals notes"),
    **_free("text", "zh en"),
    **_free("range", "min max"),
    **_free("article", "zh en"),
    **_free("role", "title seats default neutral"),
    **_free("groups", "needed min"),
    **_free("signal", "id icon title"),
    **_all("rule.outputs", "article.kept_by", "conduct.offences", "conduct.ladder", "conduct.count_per"),
    **_some(
        "role.may",
        "advance grant cut warn extend merge hide open_ballot close_ballot check_in proxy record time assign_action answer",
    ),
    **_some("conduct.appeal", "none quiet"),
    **_some("signal.effect", "queue tally call_host none"),
    **_free("stage", "id title prompt minutes days optional space floor write ballot each stages select makes"),
    **_some("stage.allow", "speak write comment react vote report offer pledge grade question answer confirm"),
    **_some("stage.check", "groups consent roles"),
    **_all("stage.place_in_life", "stage.ends", "stage.skip"),
    **_free("space", "seats open_seats"),
    **_some("space.kind", "plenary ring none"),
    **_free("floor", "turn turns answer stand warn_at pass second_round"),
    **_some("floor.mode", "round queue none"),
    **_some("floor.grant", "auto host"),
    **_some("floor.order", "seat_order not_spoken_first alternate_group fewest_turns first_come"),
    **_some("floor.per", "topic stage"),
    **_some("floor.stance", "none"),
    **_some("floor.marker", "none"),
    **_all("floor.address", "floor.at_limit", "floor.interrupts"),
    **_free("write", "roles per_person chars about fields needs"),
    **_some("write.kind", "need comment question offer answer action report note"),
    **_some("write.name", "shown hidden choice"),
    **_all("write.reveal"),
    **_some("write.media", "text voice photo paper"),
    **_free("ballot", "of voters apart per_person per_item own scale axes levels parts pass last"),
    **_free("scale", "from to"),
    **_free("level", "id title blocks must_say_why"),
    **_free("part", "voters share scale_to_top"),
    **_free("bar", "side over least count most in_group"),
    **_all("ballot.type", "ballot.asks", "ballot.count", "ballot.secrecy", "ballot.tie", "ballot.change"),
    **_all("ballot.show", "ballot.weigh", "part.where", "bar.of", "bar.weigh"),
    **_free("each", "of limit times at_once"),
    **_free("select", "from into top at_least"),
    **_all("each.order", "select.by", "select.ties"),
}

# What is asked for by writing a key at all, in words, where its engine does not exist yet.
KEYS: dict[str, tuple[str, str]] = {
    "rule.settings": ("开会前填写的项目", "settings filled in beforehand"),
    "rule.quorum": ("到会人数要求", "a quorum"),
    "rule.motions": ("动议表（罗伯特规则）", "a table of motions"),
    "signal.roles": ("只给某些角色的手势", "signals for some roles only"),
    "signal.per_person": ("限次数的手势", "signals limited per person"),
    "stage.move": ("换组走动", "moving between groups"),
    "stage.assign": ("分组", "assigning people to groups"),
    "stage.place": ("排时段和地点", "placing topics in times and places"),
    "space.size": ("每组人数", "group sizes"),
    "space.places": ("多个地点", "several places"),
    "space.slots": ("多个时段", "several time slots"),
    "space.slot_minutes": ("时段长短", "the length of time slots"),
    "space.host": ("桌长", "table hosts"),
    "floor.total": ("每人总时间", "a total time per person"),
    "floor.group_total": ("每方总时间", "a total time per group"),
    "floor.extend": ("发言加时的规定", "rules for more time"),
    "floor.transfer": ("把时间让给别人", "giving one's time to another"),
    "write.second": ("附议人数", "seconders"),
}
