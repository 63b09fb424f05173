"""What is wrong in a file that somebody wrote: where, and what to do, in Chinese and English."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend in `file`; `line` counts from 1."""

    file: str
    line: int
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.zh} / {self.en}"


class Faults(Exception):
    """A file that cannot be used, with all that was found wrong in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
