"""What people wrote: cards, merged needs, comments, answers, offers and tasks."""

from __future__ import annotations

from facilitate.core.meeting import Meeting
from facilitate.core.order.motions import seconders
from facilitate.core.person.lists import Lists
from facilitate.core.writing.items import Item as Card
from facilitate.core.writing.items import sensitive
from facilitate.reports.categories import known_words
from facilitate.reports.fold.in_order import in_order
from facilitate.reports.fold.when import When
from facilitate.reports.keywords import keywords
from facilitate.reports.rows import Action, Answer, Comment, Entered, Item, Offer

KEYED = frozenset({"need", "idea"})  # kinds that are told in keywords


def items(m: Meeting, when: When, lists: Lists | None) -> tuple[Item, ...]:
    known = known_words(lists.needs) if lists else ()
    return tuple(_item(m, card, when, known) for card in m.items.all.values())


def _item(m: Meeting, card: Card, when: When, known: tuple[str, ...]) -> Item:
    """A card whose writer did not put her name to it carries none here either."""
    return Item(
        id=card.id,
        kind=card.kind,
        text=card.text if card.state != "withdrawn" else "",
        by=card.by if card.named and card.by else None,
        about=card.about or None,
        stage=card.stage,
        at=when.seconds(card.at),
        merged_into=card.merged_into or None,
        originals=card.originals,
        category=card.category,
        fields=in_order(
            m, card.kind, {name: value for name, value in card.fields.items() if name not in ("media", "paper")}
        ),
        media=str(card.fields.get("media") or "text"),
        paper=str(card.fields["paper"]) if card.fields.get("paper") else None,
        proxy=bool(card.entered_by),
        state=_state(m, card),
        space=card.space or None,
        group=card.group,
        seconds=seconders(m, card),
        before=card.before if card.state != "withdrawn" else (),
        same=sum(m.talk.tally(sign.id, card.id) for sign in m.rule.signals if sign.effect == "tally"),
        keywords=_keywords(m, card, known),
        sheet=_sheet(m, card, when),
    )


def _sheet(m: Meeting, card: Card, when: When) -> dict[str, Entered]:
    """What was entered about the need, each field with who did and when."""
    marks = m.need_sheets.of(card.id).marks if card.state != "withdrawn" else {}
    return {
        name: Entered(value=mark.value, by=mark.by or None, at=when.seconds(mark.at)) for name, mark in marks.items()
    }


def _keywords(m: Meeting, card: Card, known: tuple[str, ...]) -> tuple[str, ...]:
    """Of a need that everybody may read, from its own words and those of its cards that everybody may read."""
    if card.kind not in KEYED or card.merged_into or _state(m, card) != "shown":
        return ()
    merged = [m.items.all[id] for id in card.originals]
    return keywords([card.text, *(one.text for one in merged if _state(m, one) == "shown")], known)


def _state(m: Meeting, card: Card) -> str:
    """`waiting` also while a card lies face down, and for good where its matter is sensitive."""
    return "waiting" if card.state == "shown" and (card.covered or sensitive(m, card)) else card.state


def comments(m: Meeting, when: When) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            id=row.id,
            about=row.about,
            text=row.text,
            by=row.by if row.named and row.by else None,
            reply_to=row.reply_to or None,
            at=when.seconds(row.at),
            proxy=bool(row.entered_by),
            state=row.state,
        )
        for row in m.talk.comments.values()
    )


def answers(m: Meeting, when: When) -> tuple[Answer, ...]:
    """Answers that stand; hidden ones are in the order of the meeting with their reason."""
    return tuple(
        Answer(
            id=row.id,
            about=row.about,
            kind=row.kind,
            text=row.text,
            by=row.by or None,
            due=row.due or None,
            approver=row.approver,
            passed_to=row.passed_to,
            reason=row.reason,
            fields=in_order(m, "answer", row.fields),
            at=when.seconds(row.at),
            proxy=bool(row.entered_by),
        )
        for row in m.outcomes.answers.values()
        if row.state == "shown"
    )


def offers(m: Meeting, when: When) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            id=row.id,
            about=row.about,
            resource=row.resource,
            text=row.text,
            by=row.by or None,
            amount=row.amount,
            until=row.until,
            at=when.seconds(row.at),
            proxy=bool(row.entered_by),
        )
        for row in m.outcomes.offers.values()
        if row.state == "shown"
    )


def actions(m: Meeting, when: When) -> tuple[Action, ...]:
    return tuple(
        Action(
            id=row.id,
            about=row.about,
            what=row.what,
            who=row.who,
            with_=row.with_,
            due=row.due or None,
            checker=row.check_by or None,
            first_step=row.first_step,
            state=row.state,
            confirmed=row.confirmed,
            reports=tuple(
                {"by": one.by, "at": when.seconds(one.at), "state": one.state, "note": one.note} for one in row.reports
            ),
            at=when.seconds(row.at),
        )
        for row in m.outcomes.actions.values()
    )
