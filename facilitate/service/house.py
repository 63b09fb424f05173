"""What whoever plays in a house needs of it: its door, its keys, its clock."""

from typing import Protocol

from facilitate.service.access import Access
from facilitate.service.clock import Clock
from facilitate.service.door import Door


class House(Protocol):
    @property
    def door(self) -> Door: ...

    @property
    def access(self) -> Access: ...

    @property
    def clock(self) -> Clock: ...
