"""What things are graded on, by the code of the axis; the Chinese word is the key of its translation."""

AXES = {
    "importance": "要紧", "satisfaction": "满意", "feasibility": "好办", "feasible": "可行", "lasting": "能长久",
    "spreadable": "能推广", "benefit": "有好处", "novel": "新鲜", "score": "分数",
}  # fmt: skip
