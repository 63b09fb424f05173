"""A message as each receiver wants it, signed as it checks it: DingTalk, WeCom, Feishu, any other program; and what it answers."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import msgspec

BYTES = {"dingtalk": 18_000, "wecom": 2_000, "feishu": 18_000}
"""Of the text, a little under what each takes: 20,000, 2,048 and 20 KB for the whole request."""
MORE = {"zh": "……还有 {n} 条：{link}", "en": "… {n} more: {link}"}


@dataclass(frozen=True)
class Message:
    """`lines` in words, `facts` the same for programs; `link` where the whole list is."""

    title: str
    lines: tuple[str, ...]
    link: str
    lang: str
    facts: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Parcel:
    """What is posted where."""

    url: str
    body: bytes
    headers: Mapping[str, str]


def parcel(kind: str, url: str, secret: str, message: Message, now: int) -> Parcel:
    """`now` in server ms; a robot without a secret is protected by its address, or by a keyword that the title must have."""
    match kind:
        case "dingtalk":
            query = urlencode({"timestamp": now, "sign": _dingtalk(secret, now)}) if secret else ""
            text = {"content": words(message, BYTES[kind])}
            return _json(
                url + ("&" if query and "?" in url else "?" if query else "") + query, {"msgtype": "text", "text": text}
            )
        case "wecom":
            return _json(url, {"msgtype": "text", "text": {"content": words(message, BYTES[kind])}})
        case "feishu":
            signed = {"timestamp": str(now // 1000), "sign": _feishu(secret, now // 1000)} if secret else {}
            return _json(url, signed | {"msg_type": "text", "content": {"text": words(message, BYTES[kind])}})
        case _:
            return _generic(url, secret, message, now)


def words(message: Message, most: int | None = None) -> str:
    """The message as one text of at most so many bytes; what does not fit is told by its number."""
    whole = "\n".join((message.title, *message.lines, message.link))
    if most is None or len(whole.encode()) <= most:
        return whole
    for kept in range(len(message.lines) - 1, -1, -1):
        more = MORE[message.lang].format(n=len(message.lines) - kept, link=message.link)
        told = "\n".join((message.title, *message.lines[:kept], more))
        if len(told.encode()) <= most:
            return told
    return message.title.encode()[:most].decode(errors="ignore")


def refused(kind: str, status: int, text: str) -> bool:
    """Whether that answer means that nobody got it: the robots answer 200 to everything, with a code in it."""
    if not 200 <= status < 300:
        return True
    if kind == "generic":
        return False
    try:
        told = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return True
    code = told.get("code", told.get("StatusCode")) if kind == "feishu" and isinstance(told, dict) else None
    return not isinstance(told, dict) or (code if kind == "feishu" else told.get("errcode")) != 0


def _generic(url: str, secret: str, message: Message, now: int) -> Parcel:
    told = {
        "format": "facilitate.reminders/1", "at": now, "lang": message.lang, "title": message.title,
        "lines": message.lines, "link": message.link, "reminders": message.facts,
    }  # fmt: skip
    plain = _json(url, told)
    if not secret:
        return plain
    signed = hmac.new(secret.encode(), f"{now}.".encode() + plain.body, hashlib.sha256).hexdigest()
    return Parcel(
        url, plain.body,
        {**plain.headers, "Facilitate-Timestamp": str(now), "Facilitate-Signature": f"sha256={signed}"},
    )  # fmt: skip


def _dingtalk(secret: str, ms: int) -> str:
    """Base64 of the HMAC of both lines, its key the secret (open.dingtalk.com, custom robot, signature)."""
    return _base64(secret.encode(), f"{ms}\n{secret}".encode())


def _feishu(secret: str, seconds: int) -> str:
    """Base64 of the HMAC of nothing, its key both lines (open.feishu.cn, custom bot, signature)."""
    return _base64(f"{seconds}\n{secret}".encode(), b"")


def _base64(key: bytes, data: bytes) -> str:
    return base64.b64encode(hmac.new(key, data, hashlib.sha256).digest()).decode()


def _json(url: str, told: Any) -> Parcel:
    return Parcel(url, msgspec.json.encode(told), {"Content-Type": "application/json; charset=utf-8"})
