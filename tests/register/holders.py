"""An admin and two colleagues in a house, one of whom has a meeting."""

from collections.abc import Callable
from typing import Any

from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.people import accounts, holdings, holdings_deeds, holdings_log, keyring
from tests.register.world import Kept

CODE = "K7P2WXYZ"


class People:
    """An admin, whose account is the first, and two colleagues; a meeting of the second."""

    def __init__(self, house: Kept) -> None:
        self.house = house
        self.admin, self.owner, self.other = (self.account(name) for name in ("first", "second", "third"))
        self.claim(CODE, self.owner)

    def claim(self, code: str, owner: int) -> None:
        book, here = self.house.book, self.house.community
        book.aside(lambda c: holdings_deeds.claim(book, c, self.doer(owner), here, code, owner))

    def account(self, login: str) -> int:
        id = self.invited(login)
        self.accept(id)
        return id

    def invited(self, login: str) -> int:
        return accounts.add(self.house.book, ORGANISER, self.house.community, "organiser", login, login)

    def accept(self, id: int) -> None:
        """She follows her link and chooses a password."""
        now, token = self.house.clock.now(), f"link-{id}"
        keyring.link(self.house.book, id, token, now)
        keyring.choose(self.house.book, token, "a stone road 23", lambda password: password, now)

    def who_is_admin(self) -> int | None:
        return self.house.book.read(lambda c: holdings.admin_of(c, self.house.community))

    def doer(self, account: int) -> Doer:
        return Doer("organiser", f"account:{account}", self.house.community)

    def do(self, work: Callable[..., int], doer: Doer | int, *more: Any) -> int:
        who = doer if isinstance(doer, Doer) else self.doer(doer)
        return work(self.house.book, who, self.house.community, CODE, *more)

    def may(self, doer: Doer | int) -> bool:
        book, now = self.house.book, self.house.clock.now()
        who = doer if isinstance(doer, Doer) else self.doer(doer)
        asking = lambda c: holdings.may_open(c, CODE, holdings.holder(c, who, self.house.community), now)  # noqa: E731
        return book.read(asking)

    def who_may(self) -> list[str]:
        all_: dict[str, Doer | int] = {"key": ORGANISER, "admin": self.admin, "owner": self.owner, "other": self.other}
        return [name for name, doer in all_.items() if self.may(doer)]

    def log_of_house(self) -> list[tuple[str, int | None, int | None]]:
        """Who was the admin and who is, the newest first."""
        found = self.house.book.read(lambda c: holdings_log.lines(c, self.house.community))
        return [(line.what, line.before, line.whom) for line in found if not line.meeting]

    def log(self) -> list[tuple[str, str]]:
        found = self.house.book.read(lambda c: holdings_log.lines(c, self.house.community, 0, CODE))
        return [(line.doer, line.what) for line in reversed(found)]
