"""Sentences in other languages: the Chinese sentence is the key, catalogues are .po files merged at load."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

HERE = Path(__file__).parent.parent / "translations"
OF = re.compile(r'^"Language: (\w+)\\n"$', re.MULTILINE)
HOLE = re.compile(r"\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}")
CHINESE = re.compile(r"[\u3400-\u9fff]")
CHINESE_OR_ITS_STOPS = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True)
class Language:
    """A language that a person may choose: its code in links and cookies, its HTML tag, and its own name."""

    code: str
    tag: str
    name: str


LANGUAGES = (Language("zh", "zh-Hans", "中文"), Language("en", "en", "English"), Language("zh_Hant", "zh-Hant", "繁體"))


def say(language: str, sentence: str, **holes: object) -> str:
    """The sentence in that language (or in Chinese where no translation stands), its `{holes}` filled."""
    return fill(catalogue(language).get(sentence, sentence), holes)


def fill(sentence: str, holes: Mapping[str, object]) -> str:
    """Fill `{n}` with its value and `{n:card|cards}` with the first word for one, the second for any other number."""
    return HOLE.sub(lambda hole: _filled(hole, holes), sentence) if holes else sentence


def _filled(hole: re.Match[str], holes: Mapping[str, object]) -> str:
    name, one, many = hole.groups()
    if name not in holes:
        return hole[0]
    elif one is None:
        return str(holes[name])
    else:
        return one if str(holes[name]) == "1" else many


def offered() -> tuple[Language, ...]:
    """Chinese, and every language for which a catalogue stands."""
    return tuple(each for each in LANGUAGES if each.code == "zh" or catalogues(each.code))


@cache
def catalogue(language: str, folder: Path = HERE) -> Mapping[str, str]:
    """Every translated sentence of that language, from its own catalogue and from parts/."""
    return {key: text for path in catalogues(language, folder) for key, text in _read(path)}


@cache
def catalogues(language: str, folder: Path = HERE) -> tuple[Path, ...]:
    """The files of that language: told by their heads, for reading them takes a tenth of a second."""
    files = sorted(folder.glob(f"{language}/LC_MESSAGES/*.po")) + sorted((folder / "parts").glob("*.po"))
    return tuple(path for path in files if _language(path) == language)


def _language(path: Path) -> str:
    told = OF.search(path.read_text("utf-8"))
    return told[1] if told else "en"


def _read(path: Path) -> list[tuple[str, str]]:
    with path.open("rb") as file:
        return [(str(each.id), str(each.string)) for each in read_po(file) if each.id and each.string]


QUOTED = re.compile(r"""(?=(['"])((?:(?!\1)[^\\\n]|\\.)*)\1)""")  # overlapping: an apostrophe in a text hides nothing


def spoken_in(scripts: Iterable[str]) -> set[str]:
    """Every Chinese string literal of these JavaScript texts, also of stops alone: what a screen may ask to be translated."""
    found = (_bare(match[2]) for text in scripts for match in QUOTED.finditer(text))
    return {text for text in found if CHINESE_OR_ITS_STOPS.search(text)}


def translated(script: str, known: Mapping[str, str]) -> str:
    """A script whose Chinese string literals say the translation instead, where there is one."""
    pieces, at = [], 0
    for match in QUOTED.finditer(script):
        if match.start() >= at and CHINESE_OR_ITS_STOPS.search(match[2]) and (text := known.get(_bare(match[2]))):
            pieces += [script[at : match.start()], json.dumps(text, ensure_ascii=False)]
            at = match.end(2) + 1
    return "".join((*pieces, script[at:]))


def _bare(literal: str) -> str:
    return literal.replace("\\'", "'").replace('\\"', '"')
