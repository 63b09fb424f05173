"""Which side whoever leads a meeting comes from, as the office that invites is called."""

SIGNS = (
    ("owners", ("业委会", "业主委员会", "owners")),
    ("committee", ("居委会", "居民委员会", "村委会", "村民委员会", "两委", "residents committee", "village committee")),
    ("property", ("物业", "property")),
    ("federation", ("妇联", "工会", "共青团", "残联", "federation")),
    ("school", ("学校", "小学", "中学", "school")),
    ("social_work", ("社工", "social work")),
    ("street", ("街道", "镇政府", "乡政府", "subdistrict", "street office", "township")),
)
"""The code of a group in the lists, and words in an office's name that tell it; the narrowest first: a committee of a street's
community is a committee."""
ELSE = "social_org"


def host_group(organiser: str) -> str:
    """The group's code; whoever comes from an office that no word tells is taken for a social organisation, which helps."""
    name = organiser.lower().replace("'", "").replace("’", "")
    return next((group for group, signs in SIGNS if any(sign in name for sign in signs)), ELSE)
