"""Figures on the disk: written after every run, so that what was interrupted is kept as far as it came."""

import json
import os
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from facilitate.bench.found import Found, Measured

FORMAT = "facilitate.bench/1"


class Unreadable(ValueError):
    """A file that holds no figures of this form."""


def save(path: Path, rows: dict[str, Measured]) -> None:
    """All rows so far, and what machine it was."""
    whole = {"format": FORMAT, "machine": machine(), "rows": {key: asdict(row) for key, row in rows.items()}}
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(whole, ensure_ascii=False, indent=1))
    fresh.replace(path)


def load(path: Path) -> dict[str, Measured]:
    """What `save` has kept. Raises Unreadable."""
    try:
        whole = json.loads(path.read_text())
        if whole["format"] != FORMAT:
            raise Unreadable(path)
        return {key: _measured(row) for key, row in whole["rows"].items()}
    except (KeyError, TypeError, ValueError) as fault:
        raise Unreadable(f"{path}: 这不是测速留下的文件 · not a file of figures that --json has kept") from fault


def machine() -> dict[str, Any]:
    """What it was measured on, and how busy that was."""
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load": list(os.getloadavg()) if hasattr(os, "getloadavg") else [],
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def here() -> str:
    """The machine in a line."""
    told = machine()
    load = f"load {told['load'][0]:.1f}" if told["load"] else ""
    parts = (
        f"{told['cores']} × {told['processor'] or '?'}",
        told["system"],
        f"Python {told['python']}",
        load,
        told["at"],
    )
    return ", ".join(part for part in parts if part)


def _measured(row: dict[str, Any]) -> Measured:
    return Measured(row["title"], tuple(Found(**run) for run in row["runs"]), row["fault"], row.get("target", ""))


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
