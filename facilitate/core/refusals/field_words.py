"""What the fields of cards, answers, reports and tasks are called."""

FIELD_WORDS: dict[str, dict[str, str]] = {
    name: {"zh": zh, "en": en}
    for name, zh, en in (
        ("accepted_by", "谁验收的", "who accepted it"),
        ("affected", "影响多少人", "how many are affected"),
        ("agreed_by", "哪几方同意", "who agrees"),
        ("amount", "多少", "how much"),
        ("answer_kind", "答复的种类", "the kind of answer"),
        ("approver", "由谁批准", "who must approve"),
        ("asked", "想请谁做什么", "what is asked of whom"),
        ("authority", "谁有权定", "who has the authority"),
        ("budget", "要多少钱", "the budget"),
        ("category", "类别", "the category"),
        ("check_by", "谁来督办", "who checks"),
        ("checker", "谁来督办", "who checks"),
        ("convener", "谁来召集", "the convener"),
        ("cost", "核定价钱", "the cost"),
        ("danger", "立即危险", "immediate danger"),
        ("due", "什么时候做完", "by when"),
        ("feasible", "办得成吗", "whether it can be done"),
        ("first_step", "第一步做什么", "the first step"),
        ("guess_cost", "大概要多少钱", "a guess at the cost"),
        ("interest", "真正在意的是什么", "the interest behind it"),
        ("most_important", "最要紧的一点", "the most important point"),
        ("motion_type", "哪一种动议", "the kind of motion"),
        ("next", "接下来怎么办", "what comes next"),
        ("note", "说明", "a note"),
        ("owner", "归谁办", "who would own it"),
        ("party", "哪一方", "which party"),
        ("passed_to", "转给哪个单位", "to whom it is passed"),
        ("people", "多少人", "how many people"),
        ("photo", "照片", "a photo"),
        ("place", "在哪里", "where"),
        ("plan", "打算怎么办", "the plan"),
        ("points", "要点", "the main points"),
        ("problem", "什么问题", "the problem"),
        ("proposal", "建议怎么办", "the proposal"),
        ("proposals", "建议", "the proposals"),
        ("reason", "理由", "the reason"),
        ("resource_kind", "哪一种资源", "the kind of resource"),
        ("resources", "要什么资源", "the resources"),
        ("since", "从什么时候起", "since when"),
        ("spent", "花了多少钱", "what was spent"),
        ("suspend", "暂缓哪一条", "which rule is suspended"),
        ("state", "办到哪一步", "how far it is"),
        ("story", "经过", "the story"),
        ("surprise", "没想到的是", "what was surprising"),
        ("team", "和谁一起", "the team"),
        ("title", "题目", "the title"),
        ("turn", "每次说几秒", "seconds a turn"),
        ("turns", "每人说几次", "turns a person"),
        ("until", "到什么时候", "until when"),
        ("what", "做什么", "what will be done"),
        ("what_made_it_work", "为什么做成了", "what made it work"),
        ("who", "谁来做", "who will do it"),
        ("who_gains", "谁受益", "who gains"),
        ("with_whom", "和谁一起做", "with whom"),
        ("worry", "担心什么", "the worry"),
    )
}  # fmt: skip

SHEET_WORDS = {
    name: {"zh": zh, "en": en}
    for name, zh, en in (
        ("absent", "谁受影响而没有来", "who is affected and is not here"),
        ("evidence", "证据", "the evidence"),
        ("exists", "已有什么", "what there is already"),
        ("households", "多少户", "how many households"),
        ("households_by", "户数是谁说的", "who gives the number of households"),
        ("nobody", "没有人负责", "nobody is responsible"),
        ("route", "回应路径", "the route of response"),
        ("term", "近期、中期还是长期", "near, middle or long term"),
        ("wanted", "还要什么", "what is still needed"),
    )
}  # fmt: skip
"""The fields of a need's sheet that no rule asks of a card."""


def words(name: str) -> dict[str, str]:
    """The field's name in both languages; a rule's own field is called as the rule calls it."""
    return FIELD_WORDS.get(name) or SHEET_WORDS.get(name) or {"zh": name, "en": name}
