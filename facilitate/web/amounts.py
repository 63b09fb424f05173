"""Seconds and bytes as people read them."""

from __future__ import annotations

from facilitate.web.i18n import _


def ago(seconds: float) -> str:
    """How long since, in words."""
    if seconds < 90:
        return _("{n} 秒前", n=int(seconds))
    elif seconds < 5400:
        return _("{n} 分钟前", n=round(seconds / 60))
    else:
        return _("{n} 小时前", n=round(seconds / 3600))


def size(count: int) -> str:
    """Bytes as people read them, rounded up to whole kB: 120 kB, 12.3 GB; 1 kB is 1,024 bytes."""
    for unit, bytes in (("GB", 1 << 30), ("MB", 1 << 20)):
        if count >= bytes:
            return f"{count / bytes:.1f} {unit}"
    return f"{-(-count // 1024)} kB"
