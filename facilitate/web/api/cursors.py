"""Where a reader of a list is: the number of the last row, for programs a word that they give back as it is."""

import base64
import binascii

from facilitate.web.api.gate import Stopped


def written(id: int) -> str:
    """The cursor after that row."""
    return base64.urlsafe_b64encode(f"after {id}".encode()).decode().rstrip("=")


def read(cursor: str) -> int:
    """The row after which it goes on; 0 for an empty one. Raises Stopped(bad_cursor)."""
    if not cursor:
        return 0
    try:
        word, _, number = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(" ")
        id = int(number)
    except (binascii.Error, ValueError) as fault:
        raise Stopped("bad_cursor") from fault
    if word != "after" or not 0 <= id < 2**63:
        raise Stopped("bad_cursor")
    return id
