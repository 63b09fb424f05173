"""Photos on their way in: made ready in a thread, one at a time, so that the clocks of the room go on meanwhile."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import gevent
from gevent.lock import BoundedSemaphore

from facilitate.core.refusals.refusal import Refused
from facilitate.papers.darkroom import MOST_BYTES, MOST_PIXELS, Spoilt, Why, develop
from facilitate.web.services import Services

TEN = MOST_BYTES // 1024 // 1024
WORDS: dict[Why, tuple[str, str]] = {
    "bytes": (
        f"文件超过 {TEN} MB，请先在手机上改小",
        f"the file is larger than {TEN} MB; please make it smaller first",
    ),
    "pixels": (
        f"画面超过 {MOST_PIXELS // 10_000} 万像素，请先在手机上改小",
        f"it has more than {MOST_PIXELS // 1_000_000} million pixels; please make it smaller first",
    ),
    "heic": (
        "这是 HEIC 格式，这里打不开，请存成 JPEG（苹果手机：设置 → 相机 → 格式 → 兼容性最佳）",
        "it is in the HEIC format, which cannot be opened here; please save it as JPEG "
        "(iPhone: Settings → Camera → Formats → Most Compatible)",
    ),
    "kind": ("只收 JPEG、PNG、WebP 的照片", "only photos as JPEG, PNG or WebP are taken"),
    "broken": ("文件坏了或者没有传完，请再选一次", "the file is damaged or incomplete; please choose it once more"),
}
_one = BoundedSemaphore(1)


def add_photo(_services: Services, _code: str, args: dict[str, Any]) -> dict[str, Any]:
    """The act with the picture as it is kept. Raises Refused(photo_unread, bad_shape)."""
    data = _bytes(args.get("jpeg"))
    with _one:
        found: bytes | Spoilt = gevent.get_hub().threadpool.apply(_developed, (data,))
    if isinstance(found, Spoilt):
        zh, en = WORDS[found.why]
        raise Refused("photo_unread", why={"zh": zh, "en": en})
    return {**args, "jpeg": found}


def _developed(data: bytes) -> bytes | Spoilt:
    """In the thread: what it raises would be printed as a fault of the house."""
    try:
        return develop(data)
    except Spoilt as spoilt:
        return spoilt


def _bytes(given: object) -> bytes:
    """The file as a page hands it over, or as a script sends it in JSON: in base64."""
    if isinstance(given, bytes):
        return given
    try:
        return base64.b64decode(given, validate=True) if isinstance(given, str) else b""
    except (binascii.Error, ValueError) as fault:
        raise Refused("bad_shape", detail="jpeg") from fault


PREPARED = {"add_photo": add_photo}
