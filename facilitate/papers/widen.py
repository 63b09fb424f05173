"""Half-width punctuation inside Chinese text made full-width, on paper only: stored words stay as written."""

from __future__ import annotations

import re

HAN = r"[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’…—]"
WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
AFTER = re.compile(rf"(?<={HAN})\s*([,;:?!])(?!//)[ ]?")
BEFORE = re.compile(rf"(?<=[^\s\x00-\x1f])([,;:?!])[ ]?(?={HAN})")
STOP = re.compile(rf"(?<={HAN})\.(?![.\w])[ ]?")
DOTS = re.compile(rf"(?<={HAN})\.{{3,}}")
ROUND = re.compile(r"\(([^()]*[\u3400-\u9fff][^()]*)\)")
PAIRED = re.compile(r"(?<![\u3400-\u9fff])“([^“”]*)”(?![\u3400-\u9fff])")
APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z\s]|$)")
QUOTED = re.compile(r'"([^"]*[\u3400-\u9fff][^"]*)"')


def widen(text: str, *, chinese: bool = True) -> str:
    """The text with Chinese punctuation wherever it stands in Chinese.

    In an English paper (`chinese=False`) only marks *after* a Chinese character are widened, so that
    `He said: 好` keeps its English colon, and curved quotes, which the papers' font draws as wide as a
    Chinese character, are straight around English. Numbers, times, addresses and Latin words are left alone.
    """
    if text.isascii():
        return text
    text = text if chinese else APOSTROPHE.sub("'", PAIRED.sub(r'"\1"', text))
    text = DOTS.sub("……", text)
    text = ROUND.sub(r"（\1）", text)
    text = QUOTED.sub(r"“\1”", text) if chinese else text
    text = AFTER.sub(lambda mark: WIDE[mark[1]], text) if chinese else AFTER.sub(_kept_before_latin, text)
    text = BEFORE.sub(lambda mark: WIDE[mark[1]], text) if chinese else text
    return STOP.sub("。", text) if chinese else text


def _kept_before_latin(mark: re.Match[str]) -> str:
    following = mark.string[mark.end() : mark.end() + 1]
    return WIDE[mark[1]] if "\u3400" <= following <= "\u9fff" else mark[0]
