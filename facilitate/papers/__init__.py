"""The papers of a meeting, made from its record: `make(name, ext, record, lang, links)`, and which there are."""

from facilitate.papers.catalogue import make
from facilitate.papers.kinds import NAMES, Kind, NoSuch, Paper
from facilitate.papers.links import Guest, Links, Wifi
from facilitate.papers.offering import offered
from facilitate.papers.packs import pack
from facilitate.papers.pdf import PdfFailed

__all__ = ["NAMES", "Guest", "Kind", "Links", "NoSuch", "Paper", "PdfFailed", "Wifi", "make", "offered", "pack"]
