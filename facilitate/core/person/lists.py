"""The lists a meeting offers: categories of needs, resources, groups, answers, states; all open, codes fixed."""

import msgspec

from facilitate.core.language.rule_parts import Shape


class Need(Shape, frozen=True):
    """A category of needs; `words` suggest it, `hints` only lean towards it, `usual` are those who usually answer for it."""

    code: str
    zh: str
    en: str
    words: tuple[str, ...] = ()
    words_en: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    sensitive: bool = False


class Resource(Shape, frozen=True):
    code: str
    zh: str
    en: str
    ask: str = ""


class Group(Shape, frozen=True):
    code: str
    zh: str
    en: str
    split: tuple[str, ...] = ()


class NeedKind(Shape, frozen=True):
    """One of Bradshaw's four kinds of need (1972) with what shows it."""

    code: str
    zh: str
    en: str
    ask: str = ""
    evidence: tuple[str, ...] = ()


class Route(Shape, frozen=True):
    code: str
    zh: str
    en: str


class AnswerKind(Shape, frozen=True):
    """A way in which an agency may answer; `needs` are the fields that must be filled in."""

    code: str
    zh: str
    en: str
    needs: tuple[str, ...] = ()


class ActionState(Shape, frozen=True):
    code: str
    zh: str
    en: str


class Codes(msgspec.Struct, frozen=True):
    """What the core asks of the lists: which codes exist and what they demand. Copied by value when a meeting opens;
    a meeting from before there were need sheets has the kinds of evidence and the routes of its day."""

    categories: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    answers: dict[str, tuple[str, ...]] = {}
    action_states: tuple[str, ...] = ()
    need_kinds: tuple[str, ...] = ("normative", "felt", "expressed", "comparative")
    routes: tuple[str, ...] = ("direct", "widen", "advocate", "coordinate", "commission")


class Lists(Shape, frozen=True):
    needs: tuple[Need, ...]
    resources: tuple[Resource, ...]
    groups: tuple[Group, ...]
    need_kinds: tuple[NeedKind, ...]
    routes: tuple[Route, ...]
    answers: tuple[AnswerKind, ...]
    action_states: tuple[ActionState, ...]

    def codes(self) -> Codes:
        """The codes alone."""
        return Codes(
            categories=tuple(one.code for one in self.needs),
            sensitive=tuple(one.code for one in self.needs if one.sensitive),
            groups=(*(one.code for one in self.groups), "other"),
            resources=tuple(one.code for one in self.resources),
            answers={one.code: one.needs for one in self.answers},
            action_states=tuple(one.code for one in self.action_states),
            need_kinds=tuple(one.code for one in self.need_kinds),
            routes=tuple(one.code for one in self.routes),
        )
