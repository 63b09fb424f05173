"""Charts as SVG written by hand, three to five kilobytes each: their frame, their words, and shares as stacked bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr

GREYS = ("#161816", "#4a4d48", "#6f716b", "#8f918a", "#aeada5", "#c9c8c1", "#e1dfd8")
INK, SOFT, RULE, HAIR, WASH = "#161816", "#555853", "#8a8a84", "#c9c8c1", "#e9e7df"
FONT = "'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"  # said in the picture: WeasyPrint passes it none of the page's
WIDTH = 632
LABEL = 120


class Bar(NamedTuple):
    """One bar: its name and (share 0..1, words inside) in the order of the groups."""

    name: str
    parts: tuple[tuple[float, str], ...]


def chart(height: float, title: str, told: str, parts: Iterable[str]) -> str:
    """The picture with its name, and what it shows in words, for whoever cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label={quoteattr(title)} '
        f'font-family="{FONT}">'
        f"<title>{escape(title)}</title><desc>{escape(told)}</desc>{''.join(parts)}</svg>"
    )


def words(
    x: float, y: float, said: str, size: float = 10.5, *, anchor: str = "", ink: str = INK, bold: bool = False
) -> str:
    """One line of text with its baseline at y."""
    placed = f' text-anchor="{anchor}"' if anchor else ""
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}"{placed}{weight} fill="{ink}">{escape(said)}</text>'


def box(x: float, y: float, wide: float, high: float, fill: str, edge: str = "") -> str:
    stroke = f' stroke="{edge}" stroke-width=".6"' if edge else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{fill}"{stroke}/>'


def rule(x1: float, y1: float, x2: float, y2: float, ink: str = HAIR, width: float = 0.8) -> str:
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{ink}" stroke-width="{width}"/>'


def room(said: str, size: float) -> float:
    """About how wide a line of text is, rather too wide than too narrow."""
    return sum(map(_em, said)) * size


def clipped(said: str, wide: float, size: float) -> str:
    """As much of a text as fits; what is left out is shown by three dots."""
    if room(said, size) <= wide:
        return said
    kept = ""
    for sign in said:
        if room(kept + sign + "…", size) > wide:
            break
        kept += sign
    return kept.rstrip() + "…"


def _em(sign: str) -> float:
    if east_asian_width(sign) in "WFA" or ord(sign) > 0x2000:
        return 1.4 if ord(sign) > 0xFFFF else 1.0
    elif sign in "mwMW@%":
        return 0.95
    else:
        return 0.76 if sign.isupper() or ord(sign) > 0xFF else 0.64


def stacked(bars: Sequence[Bar], groups: Sequence[str], title: str, told: str) -> str:
    """Bars one above the other, the same grey for the same group; words inside where there is room."""
    rows = [_bar(bar, 6 + 34 * place) for place, bar in enumerate(bars)]
    top = 34 * len(bars) + 8
    legend, high = key(groups, GREYS, LABEL, top)
    return chart(top + high, title, told, [*rows, legend])


def key(names: Sequence[str], shades: Sequence[str], left: float, top: float) -> tuple[str, float]:
    """What each shade stands for, in as many lines as it takes, and how high that is."""
    drawn, x, y = "", left, top
    for place, name in enumerate(names):
        said = clipped(name, WIDTH - left - 20, 10)
        wide = 14 + room(said, 10) + 16
        if x > left and x + wide - 16 > WIDTH:
            x, y = left, y + 16
        drawn += box(x, y, 10, 10, shades[place % len(shades)], RULE) + words(x + 14, y + 9, said, 10, ink=SOFT)
        x += wide
    return drawn, y - top + 16


def _bar(bar: Bar, top: float) -> str:
    drawn = [words(0, top + 16, clipped(bar.name, LABEL - 6, 11.5), 11.5)]
    drawn += parts(bar.parts, LABEL, WIDTH - LABEL - 4, top, 24, GREYS)
    return "".join(drawn)


def parts(
    shares: Sequence[tuple[float, str]], left: float, wide: float, top: float, high: float, shades: Sequence[str]
) -> list[str]:
    """One bar cut into its shares, each with its words where there is room."""
    drawn, x = [], left
    for place, (share, said) in enumerate(shares):
        shade, width = shades[place % len(shades)], share * wide
        ink = "#fff" if shade in GREYS[:4] else INK
        if width > 0:
            drawn.append(box(x, top, width, high, shade, "#fff"))
        if said and width > room(said, 10.5) + 3:
            drawn.append(words(x + width / 2, top + high / 2 + 4, said, 10.5, anchor="middle", ink=ink))
        x += width
    return drawn
