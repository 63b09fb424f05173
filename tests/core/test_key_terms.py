"""Every key of the rule language has a name in plain words, in both languages."""

import msgspec

from facilitate.core.language import rules
from facilitate.core.language.key_terms import KEY_TERMS


def test_every_key_of_a_rule_file_has_a_label_and_no_label_is_left_over() -> None:
    shapes = [one for one in vars(rules).values() if isinstance(one, type) and issubclass(one, rules.Shape)]
    keys = {f"{one.__name__.lower()}.{info.encode_name}" for one in shapes for info in msgspec.structs.fields(one)}

    assert set(KEY_TERMS) == keys
    assert all(zh and en for zh, en in KEY_TERMS.values())
