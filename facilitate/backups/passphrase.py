"""The passphrase of the backups: one line, read in one way wherever it comes from."""

from __future__ import annotations

from pathlib import Path

from facilitate.config import Config


class NoPassphrase(OSError):
    """The file of the passphrase holds none that anybody could type: it is empty, of several lines, no text, or cannot be read.
    Its `filename` says which file."""

    def __init__(self, path: Path) -> None:
        super().__init__(0, "口令文件要正好一行字 · the passphrase file takes exactly one line", str(path))


def passphrase_of(config: Config) -> str:
    """The passphrase of this house's backups, or "" where nobody wishes one: no file was named, and none lies in the data folder.
    Raises NoPassphrase."""
    wished = bool(config.backup_passphrase) or config.passphrase.is_symlink() or config.passphrase.exists()
    return from_file(config.passphrase) if wished else ""


def from_file(path: Path) -> str:
    """The one line of that file. Raises NoPassphrase."""
    try:
        return one_line(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError) as fault:
        raise NoPassphrase(path) from fault


def one_line(text: str) -> str:
    """A passphrase without the line's end and without spaces around it, which nobody sees on paper. Raises ValueError where it is
    empty or has several lines."""
    words = text.removesuffix("\n").removesuffix("\r").strip()
    if len(words.splitlines()) != 1:
        raise ValueError("one line")
    return words
