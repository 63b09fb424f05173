"""Makes static/fonts from the published Noto Sans SC: the characters a meeting in Chinese needs, and no more.

pip install fonttools==4.68.0
npm pack @expo-google-fonts/noto-sans-sc@0.4.3    (unpack it: FONTS is its folder "package")
apt-get download unicode-data                     (unpack it: UNIHAN is its Unihan_OtherMappings.txt.bz2)
python tools/fonts.py FONTS UNIHAN
"""

import bz2
import sys
from pathlib import Path

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT = Path(__file__).parent.parent / "static" / "fonts"
WEIGHTS = {"400Regular": "Regular", "700Bold": "Bold"}
BLOCKS = (
    (0x20, 0x180),  # ASCII, Latin-1, Latin Extended-A: pinyin and names
    (0x2000, 0x27C0),  # punctuation, arrows, mathematics, circled numbers, boxes, ticks
    (0x3000, 0x3400),  # Chinese punctuation, kana, bopomofo, circled characters, units
    (0xFF00, 0xFFF0),  # full-width forms
)
BOX, TICK = 0x25A1, 0x2713  # □ ✓
EMPTY_BOX, TICKED_BOX = 0x2610, 0x2611  # ☐ ☑, which Noto Sans SC lacks


def wanted(unihan: Path) -> set[int]:
    """Code points: GB 2312, the 8,105 of the Table of General Standard Characters (2013), and Big5's common level."""
    chars = {ch for low, high in BLOCKS for ch in range(low, high)}
    chars |= _two_byte("gb2312", 0xA1, 0xF8) | _two_byte("big5", 0xA1, 0xC7)
    for line in bz2.decompress(unihan.read_bytes()).decode().splitlines():
        if "\tkTGH\t" in line:
            chars.add(int(line.split("\t")[0][2:], 16))
    return chars


def _two_byte(encoding: str, first: int, last: int) -> set[int]:
    pairs = (bytes([a, b]) for a in range(first, last) for b in range(0x40, 0xFF))
    texts = (pair.decode(encoding, errors="ignore") for pair in pairs)
    return {ord(text) for text in texts if len(text) == 1}


def subset(source: Path, chars: set[int], out: Path) -> int:
    """Write the part of the font `source` that draws `chars`; gives the number of glyphs."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["kern", "vert"], name_IDs=["*"])
    options.drop_tables += ["STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=chars)
    subsetter.subset(font)
    _draw_boxes(font)
    font.save(out)
    return len(font.getGlyphOrder())


def _draw_boxes(font: TTFont) -> None:
    names = font.getBestCmap()
    glyphs, box, tick = font.getGlyphSet(), names[BOX], names[TICK]
    pen = TTGlyphPen(glyphs)
    glyphs[box].draw(pen)
    glyphs[tick].draw(TransformPen(pen, (0.72, 0, 0, 0.72, 140, 107)))
    font["glyf"]["ticked_box"] = pen.glyph()
    font["hmtx"]["ticked_box"] = font["hmtx"][box]
    if "vmtx" in font:
        font["vmtx"]["ticked_box"] = font["vmtx"][box]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[EMPTY_BOX] = box
            table.cmap[TICKED_BOX] = "ticked_box"


if __name__ == "__main__":
    fonts, unihan = Path(sys.argv[1]), Path(sys.argv[2])
    needed = wanted(unihan)
    for folder, weight in WEIGHTS.items():
        [source] = (fonts / folder).glob("*.ttf")
        target = OUT / f"NotoSansSC-{weight}.ttf"
        print(target.name, subset(source, needed, target), "glyphs", target.stat().st_size, "bytes")
