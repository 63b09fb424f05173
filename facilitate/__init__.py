"""A meeting in one room: from the QR code on the wall to the printed minutes."""

from __future__ import annotations

__version__ = "0.1.0"
