"""What things are graded on, by the code of the axis; the Chinese word is the key of its translation."""

from facilitate.reports.rows import Words

AXES = {
    "importance": "要紧", "satisfaction": "满意", "feasibility": "好办", "feasible": "可行", "lasting": "能长久",
    "spreadable": "能推广", "benefit": "有好处", "novel": "新鲜", "score": "分数",
}  # fmt: skip

SAID = {
    "importance": Words(zh="要紧", en="how important"), "satisfaction": Words(zh="满意", en="how satisfied"),
    "feasibility": Words(zh="好办", en="how easy to do"), "feasible": Words(zh="可行", en="how feasible"),
    "lasting": Words(zh="能长久", en="how lasting"), "spreadable": Words(zh="能推广", en="how far it can spread"),
    "benefit": Words(zh="有好处", en="how much good it does"), "novel": Words(zh="新鲜", en="how new"),
    "score": Words(zh="分数", en="score"),
}  # fmt: skip
"""The same in a sentence."""
