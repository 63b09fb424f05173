"""The words of refusals about the minutes (editing, corrections, the seal) and about photos."""

from facilitate.core.refusals.refusal_words import Word

PAPER_REFUSALS: dict[str, Word] = {
    "sealed": Word(
        409,
        "纪要（{number}）已经封存，正文不能再改。有不对的地方，请记一条更正，附在后面。",
        "The minutes ({number}) are sealed and cannot be changed. If something is wrong, enter a correction: it is appended.",
    ),
    "sentence_changed": Word(
        409,
        "{who}刚刚改过这一句，请先看一眼再改。您写的还留着，没有丢。",
        "{who} has just changed this sentence; please look before you change it. What you wrote is still here.",
    ),
    "corrections_closed": Word(
        409,
        "提更正的时间已经过了（到 {until} 为止）。还有不对的，请告诉主持人或记录人。",
        "Corrections could be asked for until {until}. If something is still wrong, please tell the host or the recorder.",
    ),
    "correction_answered": Word(409, "这条更正已经答复过了。", "This correction has already been answered."),
    "not_confirmed": Word(
        409,
        "还没有人确认。请先念给大家听，确认以后再封存。",
        "Nobody has confirmed the minutes yet. Please read them back first; they are sealed after that.",
    ),
    "corrections_waiting": Word(
        409,
        "还有 {n} 条更正没有答复，答复了再封存。",
        "Corrections still waiting for an answer: {n}. Please answer them before sealing.",
    ),
    "corrections_open": Word(
        409,
        "更正可以提到 {until} 为止。要现在封存，请先关上更正。",
        "Corrections may be asked for until {until}. To seal now, close corrections first.",
    ),
    "minutes_moved_on": Word(
        409,
        "纪要刚刚又有变化，请再看一遍，再封存。",
        "The minutes have just changed; please look through them again, then seal.",
    ),
    "photo_unread": Word(422, "这张照片没有收下：{why}。", "This photo was not taken in: {why}."),
    "photo_there": Word(409, "这张照片已经在了，不用再加。", "This photo is already here."),
}
