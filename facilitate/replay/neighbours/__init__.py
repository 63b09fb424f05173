"""The neighbours of a rehearsal: who comes, what they may wish in any method, and how they live in a meeting."""

from facilitate.replay.neighbours.company import chair
from facilitate.replay.neighbours.life import JOINING, Neighbours

__all__ = ["JOINING", "Neighbours", "chair"]
