"""`python -m tests.faults.fuzz.run TARGET FOLDER SECONDS`: one target under atheris; exit 0, or 77 with what it found."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["facilitate", "tests.faults.fuzz.twin"]):
    from tests.faults.fuzz.targets import TARGETS, seeds

LONGEST = 8192


def main() -> None:
    target, folder, seconds = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    corpus = folder / f"corpus-{target}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed{number}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={folder}/",
        "-timeout=20",
        "-rss_limit_mb=1500",
        "-seed=1",
    ]
    atheris.Setup([sys.argv[0], str(corpus), *options, "-print_final_stats=1"], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
