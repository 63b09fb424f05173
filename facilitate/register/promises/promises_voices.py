"""What residents say of a promise that was reported as done: accepted, or back to work; and whether it is still in use later.

Done is what residents confirm: at least one voice, and more that accept than that do not. One voice a phone; the organiser may
enter voices from paper under the names of those who gave them, and has none of her own. Who works for the unit that does it has none
either, as long as her phone is signed in there.
"""

from datetime import date

from sqlalchemy import Connection, select

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.promises.promises import GONE, voices
from facilitate.register.promises.promises_days import day, months_after
from facilitate.register.promises.promises_deeds import MOST_WORDS
from facilitate.register.promises.promises_sheet import PAPER
from facilitate.register.rights import NAMES, may
from facilitate.store.keeping_tables import confirmations, returns

ASKED = ("done", "confirmed", "contested")
"""States in which residents have a voice."""
MONTHS = (3, 6, 12)
"""After its confirmation, when a promise is looked at again."""
IN_USE = ("used", "partly", "unused")
NAME = 40
MOST_NAMES = 30


def decided(accepted: int, contested: int) -> str:
    """The state that residents' voices make of what was reported as done."""
    if accepted > contested:
        return "confirmed"
    return "contested" if contested > accepted else "done"


def speak(book: Book, doer: Doer, community: int, id: int, accepted: bool, words: str = "") -> int:
    """This phone's voice; the last one counts. Raises Declined: not_your_door, no_phone, other_community, not_reported,
    say_why (not accepted, without words), too_long."""
    may(doer, "speak_of_promise")
    if doer.name in ("", "slip:"):
        raise Declined("no_phone")
    return _speaking(book, doer, community, id, [doer.name], accepted, words)


def enter(book: Book, doer: Doer, community: int, id: int, names: str, accepted: bool, words: str = "") -> int:
    """What residents have said on paper: a voice for each name (one a line, or with commas between). Raises Declined:
    not_your_door, no_names, not_reported, say_why, too_long, out_of_range."""
    may(doer, "enter_voices")
    for sign in "\n\r,，、;；":
        names = names.replace(sign, "\n")
    who = list(dict.fromkeys(name.strip() for name in names.split("\n") if name.strip()))
    if not who:
        raise Declined("no_names")
    if len(who) > MOST_NAMES:
        raise Declined("out_of_range", least=1, most=MOST_NAMES)
    if any(len(name) > NAME for name in who):
        raise Declined("too_long", most=NAME)
    return _speaking(book, doer, community, id, [PAPER + name for name in who], accepted, words)


def come_back(book: Book, doer: Doer, community: int, id: int, state: str, words: str = "") -> int:
    """Whether it is still in use (one of IN_USE), at one of its returns. The first answer stands; the organiser may correct it.
    Raises Declined: not_your_door, no_phone, choose_one, not_due_yet, answered_already, other_community, too_long."""
    may(doer, "answer_return")
    if doer.name == "slip:":
        raise Declined("no_phone")
    if state not in IN_USE:
        raise Declined("choose_one")
    said = _short(words)

    def answering(deed: Deed) -> None:
        row = deed.row("returns", id)
        _asked(deed, community, row["promise"])
        _not_its_own(deed, row["promise"])
        if row["due"] > day(deed.now).isoformat():
            raise Declined("not_due_yet", day=row["due"])
        if row["state"] != "due" and doer.door == "resident":
            raise Declined("answered_already")
        deed.put("returns", id, state=state, text=said, who=doer.name, at=deed.now)

    return book.deed(doer, "answer_return", community, answering).id


def hush(book: Book, doer: Doer, community: int, id: int) -> int:
    """The words of a voice are taken off the page; the voice itself counts as before. Raises Declined: not_your_door, no_such_row."""
    may(doer, "enter_voices")

    def hushing(deed: Deed) -> None:
        _asked(deed, community, deed.row("confirmations", id)["promise"])
        deed.put("confirmations", id, text="")

    return book.deed(doer, "hush_voice", community, hushing).id


def recount(deed: Deed, id: int) -> None:
    """The state that the voices make; the returns of what is confirmed, none of what no longer is."""
    row = deed.row("promises", id)
    if row["state"] not in ASKED:
        return
    yes, no = voices(deed.connection, [id])
    deed.put("promises", id, state=decided(yes.get(id, 0), no.get(id, 0)))
    keep_returns(deed, id, day(deed.now))


def keep_returns(deed: Deed, id: int, since: date) -> None:
    """After 3, 6 and 12 months of what is confirmed since that day; of others those that nobody has answered go."""
    there = {row.months: row for row in deed.connection.execute(select(returns).where(returns.c.promise == id))}
    if deed.row("promises", id)["state"] == "confirmed":
        for months in (each for each in MONTHS if each not in there):
            due = months_after(since, months).isoformat()
            deed.make("returns", promise=id, months=months, due=due, state="due")
    else:
        for row in there.values():
            if row.state == "due":
                deed.cut("returns", row.id)


def _speaking(book: Book, doer: Doer, community: int, id: int, who: list[str], accepted: bool, words: str) -> int:
    said = _short(words)
    if not accepted and not said:
        raise Declined("say_why")

    def speaking(deed: Deed) -> None:
        _asked(deed, community, id)
        _not_its_own(deed, id)
        for one in who:
            _voice(deed, id, one, accepted, said)
        recount(deed, id)

    return book.deed(doer, "speak_of_promise" if doer.door == "resident" else "enter_voices", community, speaking).id


def _voice(deed: Deed, id: int, who: str, accepted: bool, words: str) -> None:
    before = _before(deed.connection, id, who)
    if before is None:
        deed.make("confirmations", promise=id, who=who, accepted=accepted, text=words, at=deed.now)
    else:
        deed.put("confirmations", before, accepted=accepted, text=words, at=deed.now)


def _before(connection: Connection, id: int, who: str) -> int | None:
    query = select(confirmations.c.id).where(confirmations.c.promise == id, confirmations.c.who == who)
    return connection.execute(query).scalar_one_or_none()


def _not_its_own(deed: Deed, id: int) -> None:
    """Whether it is done, is not for the unit to say that does it."""
    if deed.doer.unit is not None and deed.row("promises", id)["unit"] == deed.doer.unit:
        raise Declined("not_your_door", door=NAMES["resident"])


def _asked(deed: Deed, community: int, id: int) -> None:
    row = deed.row("promises", id)
    if row["community"] != community:
        raise Declined("other_community")
    if row["state"] == GONE:
        raise Declined("no_such_row")
    if row["state"] not in ASKED:
        raise Declined("not_reported")


def _short(text: str) -> str:
    if len(text.strip()) > MOST_WORDS:
        raise Declined("too_long", most=MOST_WORDS)
    return text.strip()
