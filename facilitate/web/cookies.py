"""The cookies by which a browser is known again: the organiser's key, a signed-in account, a phone, and each meeting joined."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, Request, Response, current_app, request
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

ORGANISER = "organiser"
PERSON = "facilitate_"  # the gate in front of the sockets reads these
WALL = "facilitate_board_"
BEFORE = "before_"
STAFF = "staff"
PHONE = "phone"
Marking = Callable[[Response], Response]
HALF_YEAR = 180 * 86_400
KEPT = 8  # neighbours who may share one phone


class Sealing(SecureCookieSessionInterface):
    """Flask's sessions with a seal that is made once: making it for every request was a tenth of a phone's page."""

    seal: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The seal of the one app that this belongs to; None while it has no secret."""
        self.seal = self.seal or super().get_signing_serializer(app)
        return self.seal


def bearer(asked: Request) -> str:
    """The key or token of `Authorization: Bearer …`, or an empty string."""
    kind, _, value = asked.headers.get("Authorization", "").partition(" ")
    return value.strip() if kind.lower() == "bearer" else ""


def organiser_key(asked: Request) -> str:
    """The organiser's key that this browser or script holds, or an empty string."""
    return bearer(asked) or asked.cookies.get(ORGANISER, "")


def token(asked: Request, code: str) -> str:
    """The token of the person who now uses this phone in this meeting, or an empty string."""
    return bearer(asked) or asked.cookies.get(PERSON + code, "")


def others(asked: Request, code: str) -> list[str]:
    """The tokens of others who have used this phone in this meeting, the last one first."""
    now = asked.cookies.get(PERSON + code, "")
    return [each for each in asked.cookies.get(BEFORE + code, "").split(".")[:KEPT] if each and each != now]


def here(asked: Request) -> dict[str, list[str]]:
    """All tokens that this browser holds as cookies, by meeting; of the wall none, whose key is nobody's own."""
    found: dict[str, list[str]] = {}
    for name, value in asked.cookies.items():
        for start in (PERSON, BEFORE):
            if name.startswith(start) and not name.startswith(WALL):
                found.setdefault(name.removeprefix(start), []).extend(each for each in value.split(".")[:KEPT] if each)
    return found


def keep_organiser(response: Response, key: str) -> None:
    """Remember the organiser's key on this computer."""
    _keep(response, ORGANISER, key)


def keep_person(response: Response, code: str, token: str, instead: str = "") -> None:
    """Make this person the one who uses this phone now, and remember who did before; `instead` of which token she has it."""
    before = [request.cookies.get(PERSON + code, ""), *others(request, code)]
    _keep(response, PERSON + code, token)
    if kept := [each for each in before if each not in ("", token, instead)]:
        _keep(response, BEFORE + code, ".".join(kept[:KEPT]))


def keep_only(response: Response, code: str, tokens: set[str]) -> None:
    """Of that meeting this browser holds no tokens any more but these."""
    for name in (PERSON + code, BEFORE + code):
        held = request.cookies.get(name, "")
        left = ".".join(each for each in held.split(".") if each in tokens)
        if held and not left:
            response.delete_cookie(name)
        elif left != held:
            _keep(response, name, left)


def change_person(response: Response, code: str, token: str) -> None:
    """The same person has another token: nobody was here before her."""
    _keep(response, PERSON + code, token)


def staff(asked: Request) -> str:
    """The signed cookie of an account, or an empty string."""
    return asked.cookies.get(STAFF, "")


def keep_staff(response: Response, signed: str) -> None:
    """An account has signed in on this browser."""
    _keep(response, STAFF, signed)


def forget_staff(response: Response) -> None:
    """Nobody is signed in on this browser any more; nor does it hold the organiser's key."""
    response.delete_cookie(STAFF)
    response.delete_cookie(ORGANISER)


def phone(asked: Request) -> str:
    """The mark by which a phone without account is known again, or an empty string."""
    return asked.cookies.get(PHONE, "")


def keep_phone(response: Response, mark: str) -> None:
    """This phone is known by that mark."""
    _keep(response, PHONE, mark)


def keep_board(response: Response, code: str, key: str) -> None:
    """This browser shows the wall of that meeting."""
    _keep(response, WALL + code, key)


def _over_https() -> bool:
    """Whether the browser came over https, by itself or by the public address that a proxy serves for us."""
    public = urlsplit(current_app.extensions["facilitate"].config.public_url)
    return request.is_secure or (public.scheme == "https" and request.host.lower() == public.netloc.lower())


def _keep(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=HALF_YEAR, httponly=True, samesite="Lax", secure=_over_https())
