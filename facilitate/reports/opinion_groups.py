"""Groups of people who answer alike: k-means on the map of opinions, the number of groups by silhouette."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from facilitate.reports.opinion_map import Point

MOST = 5  # groups looked for
LEAST_IN_GROUP = 5  # people; a smaller group is never told apart
APART = 0.25  # silhouette under which there are no groups (Kaufman and Rousseeuw 1990: "no substantial structure")
LOOKED_AT = 400  # people on whom the silhouette is taken, evenly along the first axis
ROUNDS = 100


def grouped(places: Mapping[str, Point]) -> dict[str, int]:
    """Person to group, 0 the largest; {} where people do not fall into groups of five or more."""
    people = sorted(places, key=lambda person: (places[person], person))
    points = [places[person] for person in people]
    best, found = APART, []
    for k in range(2, MOST + 1):
        homes = k_means(points, k)
        sizes = [homes.count(home) for home in range(k)]
        if min(sizes) >= LEAST_IN_GROUP and (score := silhouette(points, homes)) > best:
            best, found = score, homes
    order = sorted(set(found), key=lambda home: (-found.count(home), home))
    return {person: order.index(home) for person, home in zip(people, found, strict=False)}


def k_means(points: Sequence[Point], k: int) -> list[int]:
    """The group of each point, of `k`; `points` in the order of their first axis, which is cut into k for a start."""
    homes = [n * k // len(points) for n in range(len(points))]
    for _ in range(ROUNDS):
        centres = [
            _centre([point for point, home in zip(points, homes, strict=True) if home == one]) for one in range(k)
        ]
        moved = [min(range(k), key=lambda one: math.dist(point, centres[one])) for point in points]
        if moved == homes:
            break
        homes = moved
    return homes


def silhouette(points: Sequence[Point], homes: Sequence[int]) -> float:
    """How much nearer people are to their own group than to the next, -1 to 1 (Rousseeuw 1987), the mean of those looked at."""
    step = max(1, math.ceil(len(points) / LOOKED_AT))
    sample = list(zip(points, homes, strict=True))[::step]
    return sum(_one(point, home, sample) for point, home in sample) / len(sample)


def _one(point: Point, home: int, sample: Sequence[tuple[Point, int]]) -> float:
    sums: dict[int, float] = {}
    counts: dict[int, int] = {}
    for other, its in sample:
        sums[its] = sums.get(its, 0.0) + math.dist(point, other)
        counts[its] = counts.get(its, 0) + 1
    if counts[home] < 2 or len(counts) < 2:
        return 0.0
    inside = sums[home] / (counts[home] - 1)
    outside = min(sums[its] / counts[its] for its in counts if its != home)
    return (outside - inside) / (max(inside, outside) or 1)


def _centre(points: Sequence[Point]) -> Point:
    if not points:
        return math.inf, math.inf
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
