"""The number on the receipt of a card: made here, shown once, and kept only as a hash that needs the house's own secret."""

import hashlib
import hmac
import secrets

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from facilitate.service.access import ALPHABET
from facilitate.web.join import tidy
from facilitate.web.sight import context

CHARS = 8


def fresh() -> str:
    """A new number of eight signs, none of which looks like another."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CHARS))


def kept(number: str) -> str:
    """The form in which a number stands in the database; in capitals, without the blanks and dashes that people write."""
    secret: bytes = context().config.secret
    return hmac.new(secret, b"slip|" + tidy(number).encode(), hashlib.sha256).hexdigest()


def parted(number: str) -> str:
    """As it is read aloud: K7P2 WZ3D."""
    clean = tidy(number)
    return f"{clean[:4]} {clean[4:]}"


def sealed(number: str) -> str:
    """The number as an empty card carries it, so that a card which is handed in twice is one card."""
    return str(_seal().dumps(number))


def opened(seal: str) -> str:
    """The number in a seal of this house; "" where it is none."""
    try:
        return str(_seal().loads(seal))
    except BadSignature:
        return ""


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="receipt")
