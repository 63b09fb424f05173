"""The cookies by which a browser is known again: one for the organiser, one for each meeting a person has joined."""

from urllib.parse import urlsplit

from flask import Request, Response, current_app, request

ORGANISER = "organiser"
PERSON = "facilitate_"  # the gate in front of the sockets reads these
BEFORE = "before_"
HALF_YEAR = 180 * 86_400
KEPT = 8  # neighbours who may share one phone


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
    return [each for each in asked.cookies.get(BEFORE + code, "").split(".") if each and each != now]


def keep_organiser(response: Response, key: str) -> None:
    """Remember the organiser's key on this computer."""
    _keep(response, ORGANISER, key)


def keep_person(response: Response, code: str, token: str) -> None:
    """Make this person the one who uses this phone now, and remember who did before."""
    before = [request.cookies.get(PERSON + code, ""), *others(request, code)]
    _keep(response, PERSON + code, token)
    if kept := [each for each in before if each and each != token]:
        _keep(response, BEFORE + code, ".".join(kept[:KEPT]))


def keep_board(response: Response, code: str, key: str) -> None:
    """This browser shows the wall of that meeting."""
    _keep(response, f"{PERSON}board_{code}", key)


def _over_https() -> bool:
    """Whether the browser came over https, by itself or by the public address that a proxy serves for us."""
    public = urlsplit(current_app.extensions["facilitate"].config.public_url)
    return request.is_secure or (public.scheme == "https" and request.host.lower() == public.netloc.lower())


def _keep(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=HALF_YEAR, httponly=True, samesite="Lax", secure=_over_https())
