"""Lots that everybody can draw again: of equals comes first whose sha256 of the recorded seed and its id is smallest."""

import hashlib
from collections.abc import Callable


def lots(seed: str) -> Callable[[str], str]:
    """The lot of an id under this seed, as hexadecimal digits to be sorted by."""
    return lambda id: hashlib.sha256(f"{seed}{id}".encode()).hexdigest()


def seed_of(*told: object) -> str:
    """A seed of 16 hexadecimal digits, made of what stands when the lot is drawn."""
    return hashlib.sha256("|".join(map(str, told)).encode()).hexdigest()[:16]
