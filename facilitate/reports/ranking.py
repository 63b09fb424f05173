"""How a need came to its place: the arithmetic in sentences, so that anybody can work it out again."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.reports.evidence import dots_ref
from facilitate.reports.lines import Line, line
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers
from facilitate.reports.scales import Grade

GRADED = {
    "importance": "要紧（分×人数）：{given}，{n}人，中位数{median}，中间一半在{low}—{high}，一致程度{agreement}。",
    "satisfaction": "满意（分×人数）：{given}，{n}人，中位数{median}，中间一半在{low}—{high}，一致程度{agreement}。",
    "feasibility": "好办（分×人数）：{given}，{n}人，中位数{median}，中间一半在{low}—{high}，一致程度{agreement}。",
}
QUADRANTS = {
    "urgent": "要紧{i}分、满意{s}分，落在“急办”：要紧4分以上，满意2分以下。",
    "hard": "要紧{i}分、满意{s}分、好办{f}分，落在“攻坚”：要紧4分以上，满意2分以下，好办2分以下。",
    "keep": "要紧{i}分、满意{s}分，落在“保持”：两项都在4分以上。",
    "later": "要紧{i}分、满意{s}分，落在“缓办”：不在急办、攻坚、保持之内。",
}


def arithmetic(need: Need, report: NeedsReport, numbers: Numbers) -> tuple[Line, ...]:
    """The steps in the order in which they count: danger, dots, grades, gap, quadrant, bridging."""
    return tuple(_steps(need, report, numbers))


def _steps(need: Need, report: NeedsReport, numbers: Numbers) -> Iterator[Line]:
    if need.danger:
        yield line("标了“立即危险”，不论点数，列在最前。", (need.ref,))
    if need.dots is not None:
        yield _placed(need, report, numbers)
    for axis in GRADED:
        if axis in need.grades:
            yield _graded(need.grades[axis], axis)
    if need.gap is not None and need.opportunity is not None:
        i, s = need.grades["importance"].median, need.grades["satisfaction"].median
        text = "差距＝要紧{i}－满意{s}＝{gap}；可改善＝要紧＋差距（不足0按0）＝{win}，最高9。"
        yield line(text, (), i=i, s=s, gap=need.gap, win=need.opportunity)
        doable = need.grades.get("feasibility")
        yield line(QUADRANTS[need.quadrant], (), i=i, s=s, f=doable.median if doable else "—")
    if need.bridging is not None and need.apart is not None:
        text = "各方共同看重＝√（（{a}＋1）÷（{m}＋2）×（{b}＋1）÷（{n}＋2））＝{found}，居民{m}人、单位代表{n}人贴点。"
        yield line(
            text, (), a=need.dots, m=report.voted[0], b=need.apart, n=report.voted[1], found=f"{need.bridging:.2f}"
        )


def _placed(need: Need, report: NeedsReport, numbers: Numbers) -> Line:
    same = sum(other.dots == need.dots for other in report.needs) - 1
    text = (
        "得{dots}点，比它多的有{more}件，排第{rank}。"
        if not same
        else "得{dots}点，比它多的有{more}件，与另外{same}件并列第{rank}。"
    )
    return line(text, dots_ref(numbers), dots=need.dots, more=need.rank - 1, rank=need.rank, same=same)


def _graded(grade: Grade, axis: str) -> Line:
    """`要紧：1分×0、2分×1……，中位数4，中间一半在3—5，一致程度0.79。`"""
    given = tuple(f"{grade.lowest + place}×{count}" for place, count in enumerate(grade.counts))
    return line(
        GRADED[axis], (), given=given, n=grade.n, median=grade.median, low=grade.low, high=grade.high,
        agreement=f"{grade.agreement:.2f}",
    )  # fmt: skip
