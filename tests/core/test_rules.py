"""Rules as data: leaf stages in order, finding a stage, the default role, the planned length."""

from facilitate.core.language.rule_plan import planned_minutes
from facilitate.core.language.rules import Each, Role, Rule, Stage, Text, default_role, flat, stage


def words(zh: str) -> Text:
    return Text(zh=zh, en=zh)


HEAR = Stage(id="hear", title=words("听"), minutes=5)
ASK = Stage(id="ask", title=words("问"), minutes=4, skip=("first",))
TOPICS = Stage(id="topics", title=words("逐件"), each=Each(of="topic"), stages=(HEAR, ASK))
OPEN = Stage(id="open", title=words("开场"), minutes=10)
AFTER = Stage(id="after", title=words("会后"), place_in_life="after", days=30)
RULE = Rule(
    id="small",
    version=1,
    title=words("小会"),
    purpose=words("试"),
    roles={"host": Role(title=words("主持人")), "member": Role(title=words("成员"), default=True)},
    stages=(OPEN, TOPICS, AFTER),
    outputs=("record",),
)


def test_leaf_stages_come_in_file_order_each_with_the_stage_around_it() -> None:
    assert flat(RULE) == ((OPEN, None), (HEAR, TOPICS), (ASK, TOPICS), (AFTER, None))


def test_a_stage_is_found_at_any_depth_and_an_unknown_one_is_none() -> None:
    assert stage(RULE, "ask") == ASK
    assert stage(RULE, "topics") == TOPICS
    assert stage(RULE, "nowhere") is None


def test_whoever_joins_without_a_role_gets_the_default_one() -> None:
    assert default_role(RULE) == "member"


def test_the_planned_length_repeats_stages_and_leaves_out_what_is_skipped_or_after() -> None:
    assert planned_minutes(RULE, items=2) == 10 + 2 * 5 + 1 * 4
