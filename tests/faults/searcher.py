"""Looks for a word in bytes, however it may be written there: seven encodings, base64 at each of its three places, packed or not."""

import base64
import gzip
import hashlib
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

MOST = 200 << 20
"""Bytes that anything packed may become."""


def written(word: str) -> list[bytes]:
    """The word as bytes: UTF-8, UTF-16, GBK, JSON and HTML escapes, in an address, and in base64."""
    plain = word.encode()
    escaped = word.encode("unicode_escape")
    html = "".join(f"&#{ord(sign)};" for sign in word).encode()
    hexed = "".join(f"&#x{ord(sign):x};" for sign in word).encode()
    found = [plain, word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode("gbk"), escaped, html, hexed]
    found += [escaped.upper().replace(b"\\U", b"\\u"), b"".join(b"%%%02X" % byte for byte in plain)]
    for skip in range(3):  # what stands before it moves it by so many bytes
        coded = base64.b64encode(b"\0" * skip + plain)
        found.append(coded[4 if skip else 0 : len(coded) // 4 * 4 - 4])
    return [one for one in found if len(one) >= 4]


def hits(words: list[str], things: Iterator[tuple[str, bytes]]) -> list[str]:
    """The names of the things in which one of the words stands, in whatever form; also inside what is packed in them."""
    forms = tuple(form for word in words for form in written(word))
    return [name for name, data in things if _stands(forms, data)]


_searched: dict[tuple[tuple[bytes, ...], bytes], bool] = {}
"""(forms, hash of the bytes) -> whether one of the forms stands there: most files of a database server are each other's copies."""


def _stands(forms: tuple[bytes, ...], data: bytes) -> bool:
    key = forms, hashlib.sha256(data).digest()
    if key not in _searched:
        _searched[key] = any(form in layer for layer in layers(data) for form in forms)
    return _searched[key]


def layers(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes themselves and everything packed in them: zip (docx, xlsx), gzip, what a PDF holds and says."""
    yield data
    if depth > 3:
        return
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            for name in box.namelist():
                yield name.encode()
                yield from layers(box.read(name), depth + 1)
    elif data[:2] == b"\x1f\x8b":
        yield from layers(gzip.decompress(data), depth + 1)
    elif data[:5] == b"%PDF-":
        for packed in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                yield zlib.decompressobj().decompress(packed, MOST)
            except zlib.error:
                yield packed
        with pypdfium2.PdfDocument(data) as pdf:
            yield "".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "").encode()


def of_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below it, hidden ones too; one that vanishes meanwhile has nothing."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            try:
                if path.is_file() and not path.is_symlink():
                    yield str(path.relative_to(folder)), path.read_bytes()
            except OSError:
                continue
