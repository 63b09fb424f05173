"""What programs send; what is not named here is refused by its name."""

from datetime import date
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType


class Wish(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body; how long texts may be is for the register to say."""


class NewNeed(Wish, frozen=True):
    """A need that no meeting has raised."""

    title: str
    category: str = ""
    place: str = ""
    since: str = ""
    hours: str = ""
    households: int | None = None
    affected: str = ""
    absent: str = ""
    danger: bool = False


class NeedChange(Wish, frozen=True):
    """Fields that are not named stay as they are."""

    title: str | UnsetType = UNSET
    category: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    since: str | UnsetType = UNSET
    hours: str | UnsetType = UNSET
    households: int | UnsetType | None = UNSET
    affected: str | UnsetType = UNSET
    absent: str | UnsetType = UNSET
    danger: bool | UnsetType = UNSET


class NewOffer(Wish, frozen=True):
    """An offer; a unit's key publishes its own unit's, the organiser's names the `unit`, or none."""

    resource: str
    text: str
    place: str = ""
    hours: str = ""
    amount: str = ""
    price: str = ""
    until: date | None = None
    project: str = ""
    unit: Annotated[int, Meta(ge=1, le=2**63 - 1)] | None = None


class Withdrawal(Wish, frozen=True):
    """Why it can no longer be had: those whose need it was meant for read it."""

    reason: str = ""


class HowItGoes(Wish, frozen=True):
    """`how`: going, stuck (with words), waiting (for the approver), done (residents are asked then)."""

    how: str
    text: str = ""
    approver: str = ""
