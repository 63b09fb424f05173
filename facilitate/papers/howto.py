"""What a host takes in her hand before there is a meeting: one page with everything, and how to lead each stage of a rule."""

from __future__ import annotations

from typing import NamedTuple

from facilitate.papers import page
from facilitate.papers.blocks import Block, Column, Document, Heading, Para, Run, Table, cell, text
from facilitate.papers.pdf import press
from facilitate.papers.tongue import Tongue

TAPS = (
    "打开会场的电脑，点“今天想开个什么会”里的一种。",
    "看一眼那句话：怎么开、在哪儿、叫什么。不用改。",
    "点“开门，出二维码”，再点“到主持台”。会就开了。",
)
KEYS = (
    ("N", "下一步：说完一件、换环节、散会，都是它"),
    ("空格", "请排在第一位的人说；他说完了再按一下"),
    ("Z", "刚才那一步不算"),
    ("B", "退回上一个环节"),
    ("P", "停一停，再按一下接着开"),
    ("E", "再给半分钟"),
    ("A", "添一位没有手机的人"),
    ("K", "把纸卡一张一张录进来"),
    ("?", "现在能按哪些键"),
)
STUCK = (
    "手机进不来：不耽误大家，发纸卡，举手数人头，您来录，一样算数。",
    "不知道说什么：主持台右边写着“可以这样说”，照着念。",
    "点错了：按 Z。电脑关了：再打开，会还在原来的地方。",
    "时间不够：按 S，勾一勾哪几段短一点。",
)


class Step(NamedTuple):
    """One stage: when it comes, what it is called, how long it lasts; what to say first, and what else there is to say and to
    look out for."""

    when: str
    title: str
    lasts: str
    first: str
    say: tuple[str, ...]
    wrong: tuple[str, ...]


class Method(NamedTuple):
    """A rule as its host needs it, in one language; `about`: for how many people, how long; `before`: what to see to beforehand."""

    title: str
    purpose: str
    about: str
    version: str
    before: tuple[str, ...]
    steps: tuple[Step, ...]


SIZES = ((True, ""), (False, ""), (False, " tight"))
"""With what to say in each stage, without it, and in smaller letters: tried in turn until all stands on one sheet."""


def one_page(method: Method, tongue: Tongue) -> bytes:
    """The PDF of one sheet of A4. Raises PdfFailed."""
    for said, size in SIZES:
        made = press(html(help_page(method, tongue, said=said, size=size), tongue), 1)
        if made.pages == 1:
            break
    return made.data


def html(paper: Document, tongue: Tongue, styles: tuple[str, ...] = ()) -> str:
    """The paper as a page with its styles in it or at these addresses."""
    return page.dressed(page.document(paper, tongue), styles, tongue.code)


def help_page(method: Method, tongue: Tongue, *, said: bool = True, size: str = "") -> Document:
    """Three taps, the course with a sentence for each stage, nine keys, and what to do when something does not work."""
    t = tongue.say
    taps = [Para(text(f"{n}. {t(tap)}"), "flat") for n, tap in enumerate(TAPS, 1)]
    course = Table(
        (
            Column(t("什么时候"), 22),
            Column(t("做什么"), 44),
            *((Column(t("先说一句")),) if said else ()),
            Column(t("多久"), 26),
        ),
        tuple(
            (
                cell(one.when),
                cell(text(one.title, "b")),
                *((cell(one.first or "—"),) if said else ()),
                cell(one.lasts or "—"),
            )
            for one in method.steps
        ),
    )
    half = -(-len(KEYS) // 2)
    keys = Table(
        (Column(t("键"), 14, "mid"), Column(t("做什么"))) * 2,
        tuple(
            tuple(
                cell(t(words))
                for pair in (KEYS[n], KEYS[n + half] if n + half < len(KEYS) else ("", ""))
                for words in pair
            )
            for n in range(half)
        ),
    )
    blocks: list[Block] = [
        Heading(text(t("点三下，开门"))), *taps, Heading(text(t("从头到尾"))), course,
        Heading(text(t("手边只要这几个键"))), keys, Heading(text(t("不顺的时候"))), *_lines(tongue, STUCK),
    ]  # fmt: skip
    return _document(f"host_help{size}", method, t("主持人一页纸"), blocks)


def howto(method: Method, tongue: Tongue) -> Document:
    """How to lead this method, stage by stage: what to say, what usually goes wrong and the way out."""
    t = tongue.say
    blocks: list[Block] = [Para(text(method.purpose), "lead"), Para(text(method.about), "note")]
    if method.before:
        blocks += [Heading(text(t("开会以前"))), *(Para(text(f"□ {one}"), "flat") for one in method.before)]
    for n, one in enumerate(method.steps, 1):
        lasts = f"　{one.when} · {one.lasts}" if one.lasts else f"　{one.when}"
        blocks.append(Heading((Run(f"{n}. {one.title}"), Run(lasts, "soft"))))
        blocks += [Para((Run(t("说：")), Run(said)), "flat") for said in one.say]
        blocks += [Para((Run(t("当心："), "b"), Run(said)), "flat") for said in one.wrong]
    return _document("howto", method, t("怎么主持"), blocks)


def _lines(tongue: Tongue, sentences: tuple[str, ...]) -> list[Block]:
    return [Para(text(f"· {tongue.say(one)}"), "flat") for one in sentences]


def _document(kind: str, method: Method, name: str, blocks: list[Block]) -> Document:
    return Document(
        kind=kind, title=(method.title, name), head=method.title, state=name, foot=method.version, plate=("", method.version),
        blocks=tuple(blocks),
    )  # fmt: skip
