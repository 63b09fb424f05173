"""Words are found through where they begin as they are found one by one; every matter's words are in order."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from facilitate.register.matching.lexicon import Lexicon
from facilitate.register.matching.matters import known
from facilitate.reports.categories import stands_in

WORDS = {"a": ("水", "水管", "ab", "bin"), "b": ("管", "管道", "b c"), "c": ("道路", "水管道路")}


@given(st.text(alphabet="水管道路abcins ", max_size=24))
def test_a_lexicon_finds_what_a_look_at_every_word_finds(plain: str) -> None:
    each = {code: {word for word in words if stands_in(word, plain)} for code, words in WORDS.items()}
    found = Lexicon(WORDS).found(plain)

    assert {code: set(words) for code, words in found.items()} == {code: words for code, words in each.items() if words}


def test_the_shipped_matters_have_names_in_both_languages_and_no_word_twice() -> None:
    matters = known().matters

    assert len({one.code for one in matters}) == len(matters)
    assert all(one.zh and one.en and one.en.isascii() for one in matters)
    for one in matters:
        twice = [word for word, n in Counter((*one.words, *one.asks)).items() if n > 1]
        twice += [word for word, n in Counter((*one.words, *one.gives)).items() if n > 1]
        assert not twice, one.code
        assert all(word == word.lower().strip() for word in (*one.words, *one.asks, *one.gives)), one.code
